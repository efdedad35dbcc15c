// What the system tells of the running thread only behind a macro that Swift does not set.

#define _GNU_SOURCE
#include "CThreads.h"
#include <pthread.h>
#include <stddef.h>

uintptr_t gridflux_stack_end(void) {
#if defined(__APPLE__)
  pthread_t thread = pthread_self();
  return (uintptr_t)pthread_get_stackaddr_np(thread) - pthread_get_stacksize_np(thread);
#elif defined(__linux__)
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  void *lowest = NULL;
  size_t size = 0;
  int failure = pthread_attr_getstack(&attributes, &lowest, &size);
  pthread_attr_destroy(&attributes);
  return failure == 0 ? (uintptr_t)lowest : 0;
#else
  return 0;
#endif
}
