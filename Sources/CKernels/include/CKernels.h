// Hot loops over plain memory. Each function is cloned per instruction set and chosen at load time
// (x86-64 Linux); no clone may fuse a multiplication with an addition, so that all give the same
// bits.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// Exactly rounded sums.

/// Limbs of a superaccumulator: 2,098 bits of double range and room for 2^60 values.
#define KERNEL_LIMBS 70

/// Values that one call of kernel_sum_block takes.
#define KERNEL_SUM_BLOCK_MAX 1024

/// What kernel_sum_block found.
typedef enum {
  /// high + low is the exact sum.
  KERNEL_SUM_EXACT = 0,
  /// The values span too many binary orders for two doubles.
  KERNEL_SUM_WIDE = 1,
  /// A NaN or an infinity is among the values, or they come near the largest double.
  KERNEL_SUM_SPECIAL = 2,
} kernel_sum_outcome;

/// The exact sum of at most KERNEL_SUM_BLOCK_MAX values as two doubles.
kernel_sum_outcome kernel_sum_block(const double *values, size_t count, double *high, double *low);

/// The same where all magnitudes are known to be at most `bound`, which saves a pass.
kernel_sum_outcome kernel_sum_block_bounded(
    const double *values, size_t count, double bound, double *high, double *low);

/// Adds a finite value exactly. The caller propagates carries at least every 2^30 additions.
void kernel_limbs_add(int64_t *limbs, double value);

/// Brings every limb but the last into 0 ..< 2^32.
void kernel_limbs_carry(int64_t *limbs);

/// The accumulated sum rounded once, to even; infinite only where the exact sum rounds to it.
/// Carries must have been propagated.
double kernel_limbs_round(const int64_t *limbs);

// Integer sums, wrapping.

uint64_t kernel_sum_words(const uint64_t *values, size_t count);

// Sorting.

/// Sorts pairs of a key and a row by key, stably. Sorted pairs are in `keys` and `rows`
/// afterwards; the other two are scratch of the same length.
void kernel_sort_pairs(
    uint64_t *keys, int32_t *rows, uint64_t *keysScratch, int32_t *rowsScratch, size_t count);

/// Keys whose unsigned order is the order of the values; `flip` is xored last (all ones to sort
/// downwards).
void kernel_sort_keys_signed(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys);
void kernel_sort_keys_unsigned(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys);
/// -0.0 equals 0.0; NaNs are equal and follow all numbers.
void kernel_sort_keys_float(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys);

#endif
