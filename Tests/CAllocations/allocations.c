#include "allocations.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>

// The program's own malloc goes before the C library's, for all its libraries; glibc keeps the
// real ones under these names. Counted by thread, so that tests beside this one do not disturb.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local long allocations;
static _Atomic long all_allocations;

static void note_allocation(void) {
  allocations++;
  atomic_fetch_add_explicit(&all_allocations, 1, memory_order_relaxed);
}

long gridflux_test_allocations(void) { return allocations; }
long gridflux_test_allocations_of_all_threads(void) { return all_allocations; }

void *malloc(size_t size) {
  note_allocation();
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  note_allocation();
  return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  note_allocation();
  return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note_allocation();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  note_allocation();
  void *memory = __libc_memalign(alignment, size);
  if (!memory) return ENOMEM;
  *result = memory;
  return 0;
}
