#ifndef GRIDFLUX_CTHREADS_H
#define GRIDFLUX_CTHREADS_H

#include <stdint.h>

/// The lowest address of the running thread's stack; 0 where the system does not tell.
uintptr_t gridflux_stack_end(void);

#endif
