// How a hot function is compiled: once per instruction set where the linker can choose at load
// time, once elsewhere.
#ifndef CLONES_H
#define CLONES_H

#if defined(__x86_64__) && defined(__linux__)
#define KERNEL_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define KERNEL_CLONES
#endif

#endif
