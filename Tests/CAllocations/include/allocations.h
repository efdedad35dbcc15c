#ifndef GRIDFLUX_TEST_ALLOCATIONS_H
#define GRIDFLUX_TEST_ALLOCATIONS_H

/// Heap objects that the calling thread has asked for since it started.
long gridflux_test_allocations(void);

#endif
