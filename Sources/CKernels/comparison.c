#pragma STDC FP_CONTRACT OFF
// Comparisons, masks and extremes.

#include "CKernels.h"
#include "clones.h"
#include <string.h>

#define LOOP(EXPRESSION)                                                     \
  for (size_t i = 0; i < count; i++) {                                       \
    __auto_type a = left[i];                                                 \
    __auto_type b = right[i];                                                \
    result[i] = (EXPRESSION);                                                \
  }

#define COMPARISONS(NAME, LEFT, RIGHT, EQUAL, LESS)                          \
  KERNEL_CLONES                                                              \
  void NAME(                                                                 \
      kernel_comparison comparison, const LEFT *left, const RIGHT *right,    \
      size_t count, uint64_t *result) {                                      \
    switch (comparison) {                                                    \
      case KERNEL_EQUAL: LOOP(EQUAL) break;                                  \
      case KERNEL_NOT_EQUAL: LOOP(!(EQUAL)) break;                           \
      case KERNEL_LESS: LOOP(LESS) break;                                    \
      case KERNEL_LESS_OR_EQUAL: LOOP((LESS) || (EQUAL)) break;              \
      case KERNEL_GREATER: LOOP(!((LESS) || (EQUAL))) break;                 \
      case KERNEL_GREATER_OR_EQUAL: LOOP(!(LESS)) break;                     \
    }                                                                        \
  }

COMPARISONS(kernel_compare_signed, int64_t, int64_t, a == b, a < b)
COMPARISONS(kernel_compare_unsigned, uint64_t, uint64_t, a == b, a < b)
COMPARISONS(
    kernel_compare_signed_unsigned, int64_t, uint64_t, (a >= 0) & ((uint64_t)a == b),
    (a < 0) | ((uint64_t)a < b))

// Apart, because every comparison with NaN but != is false.
KERNEL_CLONES
void kernel_compare_float(
    kernel_comparison comparison, const double *left, const double *right, size_t count,
    uint64_t *result) {
  switch (comparison) {
    case KERNEL_EQUAL: LOOP(a == b) break;
    case KERNEL_NOT_EQUAL: LOOP(a != b) break;
    case KERNEL_LESS: LOOP(a < b) break;
    case KERNEL_LESS_OR_EQUAL: LOOP(a <= b) break;
    case KERNEL_GREATER: LOOP(a > b) break;
    case KERNEL_GREATER_OR_EQUAL: LOOP(a >= b) break;
  }
}

KERNEL_CLONES
void kernel_truth_mask(
    const uint64_t *words, const uint8_t *valid, size_t count, uint8_t *mask) {
  if (valid) {
    for (size_t i = 0; i < count; i++) mask[i] = (words[i] != 0) & valid[i];
  } else {
    for (size_t i = 0; i < count; i++) mask[i] = words[i] != 0;
  }
}

KERNEL_CLONES
size_t kernel_count_nonzero(const uint8_t *mask, size_t count) {
  size_t total = 0;
  size_t i = 0;
  // So many bytes that a lane of eight bits cannot overflow.
  for (; i + 4096 <= count; i += 4096) {
    uint8_t lanes[64] = {0};
    for (int step = 0; step < 64; step++)
      for (int lane = 0; lane < 64; lane++) lanes[lane] += mask[i + step * 64 + lane] != 0;
    for (int lane = 0; lane < 64; lane++) total += lanes[lane];
  }
  for (; i < count; i++) total += mask[i] != 0;
  return total;
}

size_t kernel_selected_rows(const uint8_t *mask, size_t count, int32_t *rows) {
  size_t found = 0;
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    uint64_t bytes;
    memcpy(&bytes, mask + i, sizeof bytes);
    if (bytes == 0) continue;
    for (size_t j = i; j < i + 8; j++) {
      rows[found] = (int32_t)j;
      found += mask[j] != 0;
    }
  }
  for (; i < count; i++) {
    rows[found] = (int32_t)i;
    found += mask[i] != 0;
  }
  return found;
}

// The extreme value in lanes, then its first row. A NaN loses every comparison.
#define LANES 16
#define EXTREME(NAME, TYPE)                                                  \
  KERNEL_CLONES                                                              \
  size_t NAME(int wantsMax, const TYPE *values, size_t count) {              \
    if (values[0] != values[0]) return 0;                                    \
    TYPE best[LANES];                                                        \
    for (int lane = 0; lane < LANES; lane++) best[lane] = values[0];         \
    size_t i = 0;                                                            \
    if (wantsMax) {                                                          \
      for (; i + LANES <= count; i += LANES) {                               \
        for (int lane = 0; lane < LANES; lane++) {                           \
          TYPE value = values[i + lane];                                     \
          best[lane] = value > best[lane] ? value : best[lane];              \
        }                                                                    \
      }                                                                      \
      for (; i < count; i++) best[0] = values[i] > best[0] ? values[i] : best[0]; \
      for (int lane = 1; lane < LANES; lane++)                               \
        best[0] = best[lane] > best[0] ? best[lane] : best[0];               \
    } else {                                                                 \
      for (; i + LANES <= count; i += LANES) {                               \
        for (int lane = 0; lane < LANES; lane++) {                           \
          TYPE value = values[i + lane];                                     \
          best[lane] = value < best[lane] ? value : best[lane];              \
        }                                                                    \
      }                                                                      \
      for (; i < count; i++) best[0] = values[i] < best[0] ? values[i] : best[0]; \
      for (int lane = 1; lane < LANES; lane++)                               \
        best[0] = best[lane] < best[0] ? best[lane] : best[0];               \
    }                                                                        \
    for (i = 0; i < count && values[i] != best[0]; i++) {                    \
    }                                                                        \
    return i;                                                                \
  }

EXTREME(kernel_extreme_float, double)
EXTREME(kernel_extreme_signed, int64_t)
EXTREME(kernel_extreme_unsigned, uint64_t)
