#pragma STDC FP_CONTRACT OFF
// Finding what stands where in an order without sorting all.

#include "CKernels.h"
#include "clones.h"
#include <string.h>

#define STRETCH 64

KERNEL_CLONES
size_t kernel_next_below(const uint64_t *keys, size_t start, size_t count, uint64_t bound) {
  size_t i = start;
  for (; i + STRETCH <= count; i += STRETCH) {
    uint64_t found = 0;
    for (int lane = 0; lane < STRETCH; lane++) found |= keys[i + lane] < bound;
    if (found) break;
  }
  while (i < count && keys[i] >= bound) i++;
  return i;
}

// A negative number's bits grow with its magnitude: all but the sign are turned round.
static inline int64_t turned(int64_t bits) {
  return bits ^ (int64_t)((uint64_t)(bits >> 63) >> 1);
}

KERNEL_CLONES
void kernel_rank_keys(const double *values, size_t count, int64_t *keys) {
  for (size_t i = 0; i < count; i++) {
    int64_t bits;
    memcpy(&bits, &values[i], sizeof bits);
    keys[i] = (bits & INT64_MAX) > 0x7FF0000000000000 ? INT64_MIN : turned(bits);
  }
}

double kernel_rank_value(int64_t key) {
  int64_t bits = turned(key);
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

KERNEL_CLONES
size_t kernel_collect_between(
    const int64_t *keys, size_t count, int64_t low, int64_t high, int64_t *result, size_t *below) {
  size_t found = 0, less = 0;
  for (size_t i = 0; i < count; i++) {
    int64_t key = keys[i];
    result[found] = key;
    found += (key >= low) & (key <= high);
    less += key < low;
  }
  *below += less;
  return found;
}

KERNEL_CLONES
static void find_range(const int64_t *keys, size_t count, int64_t *least, int64_t *greatest) {
  int64_t low = keys[0], high = keys[0];
  for (size_t i = 1; i < count; i++) {
    low = keys[i] < low ? keys[i] : low;
    high = keys[i] > high ? keys[i] : high;
  }
  *least = low;
  *greatest = high;
}

#define BUCKET_BITS 11

int64_t kernel_select(const int64_t *keys, size_t count, size_t rank, int64_t *scratch) {
  const int64_t *left = keys;
  for (;;) {
    int64_t least, greatest;
    find_range(left, count, &least, &greatest);
    if (least == greatest) return least;
    // Buckets of equal width; few for few keys.
    uint64_t width = (uint64_t)greatest - (uint64_t)least;
    int bits = count < 512 ? 6 : BUCKET_BITS;
    int shift = 64 - __builtin_clzll(width) - bits;
    if (shift < 0) shift = 0;
    uint32_t counts[1 << BUCKET_BITS];
    memset(counts, 0, sizeof *counts << bits);
    for (size_t i = 0; i < count; i++) {
      counts[((uint64_t)left[i] - (uint64_t)least) >> shift]++;
    }
    size_t bucket = 0;
    while (rank >= counts[bucket]) rank -= counts[bucket++];
    if (shift == 0) return (int64_t)((uint64_t)least + bucket);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
      int64_t key = left[i];
      scratch[kept] = key;
      kept += ((uint64_t)key - (uint64_t)least) >> shift == bucket;
    }
    left = scratch;
    count = kept;
  }
}
