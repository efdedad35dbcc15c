#ifndef GRIDFLUX_TEST_ALLOCATIONS_H
#define GRIDFLUX_TEST_ALLOCATIONS_H

/// Heap objects that the calling thread has asked for since it started.
long gridflux_test_allocations(void);

/// Heap objects that all threads have asked for since the program started.
long gridflux_test_allocations_of_all_threads(void);

#endif
