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

/// The sums of the `window` values up to each of `count` rows from `first` on, which is at least
/// `window - 1`. The value of row k has the slot k modulo window; each sum is added up slot by slot.
/// values [first + count]
void kernel_moving_sums(
    const double *values, size_t window, size_t first, size_t count, double *sums);

// Sorting.

/// Sorts rows by their keys, stably. The sorted rows are in `rows` afterwards, anything in `keys`; the
/// other two are scratch of the same length.
void kernel_sort_pairs(
    uint64_t *keys, int32_t *rows, uint64_t *keysScratch, int32_t *rowsScratch, size_t count);

/// Keys whose unsigned order is the order of the values; `flip` is xored last (all ones to sort
/// downwards).
void kernel_sort_keys_signed(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys);
void kernel_sort_keys_unsigned(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys);
/// -0.0 equals 0.0; NaNs are equal and follow all numbers.
void kernel_sort_keys_float(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys);

// Selecting by order.

/// The first position from `start` on whose key is below `bound`, or count.
size_t kernel_next_below(const uint64_t *keys, size_t start, size_t count, uint64_t bound);

/// Numbers whose signed order is a total order of doubles: NaN first, then by value, -0.0 before 0.0.
void kernel_rank_keys(const double *values, size_t count, int64_t *keys);
/// The double of such a number.
double kernel_rank_value(int64_t key);
/// Writes the keys from low to high to `result` [count] and returns how many; adds to `below` how
/// many are less.
size_t kernel_collect_between(
    const int64_t *keys, size_t count, int64_t low, int64_t high, int64_t *result, size_t *below);
/// The key that would stand at a rank if all were sorted; rank < count. Each round divides the range
/// of the keys by buckets, so that six rounds are the most. scratch [count]
int64_t kernel_select(const int64_t *keys, size_t count, size_t rank, int64_t *scratch);

// Arithmetic, a word a row. Ints wrap; int and uint addition, subtraction and multiplication are the
// same function.

typedef enum {
  KERNEL_ADD,
  KERNEL_SUBTRACT,
  KERNEL_MULTIPLY,
  KERNEL_DIVIDE,
} kernel_arithmetic;

void kernel_arithmetic_float(
    kernel_arithmetic operation, const double *left, const double *right, size_t count,
    double *result);
/// Addition, subtraction and multiplication only.
void kernel_arithmetic_words(
    kernel_arithmetic operation, const uint64_t *left, const uint64_t *right, size_t count,
    uint64_t *result);
/// Quotients rounded towards zero, or remainders with the dividend's sign. Rows whose `active` byte
/// is 0 are skipped; NULL means all. Returns the first active row with a zero divisor, or count.
size_t kernel_divide_signed(
    int wantsRemainder, const int64_t *left, const int64_t *right, size_t count,
    const uint8_t *active, int64_t *result);
size_t kernel_divide_unsigned(
    int wantsRemainder, const uint64_t *left, const uint64_t *right, size_t count,
    const uint8_t *active, uint64_t *result);
/// The left word where the test is not zero, else the right one.
void kernel_choose_words(
    const uint64_t *test, const uint64_t *left, const uint64_t *right, size_t count,
    uint64_t *result);

// Comparisons to one word a row, 0 or 1.

typedef enum {
  KERNEL_EQUAL,
  KERNEL_NOT_EQUAL,
  KERNEL_LESS,
  KERNEL_LESS_OR_EQUAL,
  KERNEL_GREATER,
  KERNEL_GREATER_OR_EQUAL,
} kernel_comparison;

void kernel_compare_float(
    kernel_comparison comparison, const double *left, const double *right, size_t count,
    uint64_t *result);
void kernel_compare_signed(
    kernel_comparison comparison, const int64_t *left, const int64_t *right, size_t count,
    uint64_t *result);
void kernel_compare_unsigned(
    kernel_comparison comparison, const uint64_t *left, const uint64_t *right, size_t count,
    uint64_t *result);
/// A negative int is smaller than any uint.
void kernel_compare_signed_unsigned(
    kernel_comparison comparison, const int64_t *left, const uint64_t *right, size_t count,
    uint64_t *result);

// Numbering.

/// A place of a hash table; number 0: free.
typedef struct {
  uint64_t word;
  int64_t number;
} kernel_number_slot;

/// Words numbered so far.
typedef struct {
  kernel_number_slot *slots;
  /// A power of two.
  size_t slotCount;
  /// Slots that are not free; at most half of them.
  size_t used;
  /// The number that the next new word gets.
  int64_t next;
  uint64_t seed;
} kernel_numbering;

/// Gives words [count] from `start` on their numbers [count], and notes the first row of each new
/// number. Returns the first row that is not done because the slots are full, or count.
size_t kernel_number_words(
    const uint64_t *words, size_t start, size_t count, kernel_numbering *numbering,
    int32_t *numbers, int32_t *firstRows);
/// Puts words into slots that are free, with the numbers that they had in other slots.
void kernel_number_again(
    const kernel_number_slot *old, size_t oldCount, kernel_numbering *numbering);

// Masks: one byte a row.

/// 1 where a word is not zero and its row is present: `valid` holds 1 there, or is NULL.
void kernel_truth_mask(
    const uint64_t *words, const uint8_t *valid, size_t count, uint8_t *mask);
/// How many bytes are not zero.
size_t kernel_count_nonzero(const uint8_t *mask, size_t count);
/// The positions of the bytes that are not zero, ascending; returns how many. rows [count]
size_t kernel_selected_rows(const uint8_t *mask, size_t count, int32_t *rows);

// Conversions between numbers.

void kernel_float_from_signed(const int64_t *values, size_t count, double *result);
void kernel_float_from_unsigned(const uint64_t *values, size_t count, double *result);
/// Towards zero; NaN and what is out of range give the smallest int.
void kernel_signed_from_float(const double *values, size_t count, int64_t *result);
/// Towards zero; negative values wrap; NaN and what is out of range give 2^63.
void kernel_unsigned_from_float(const double *values, size_t count, uint64_t *result);

// Extremes of values without nulls; count > 0.

/// The first row of the largest (or smallest) value. A NaN wins only from the first row.
size_t kernel_extreme_float(int wantsMax, const double *values, size_t count);
size_t kernel_extreme_signed(int wantsMax, const int64_t *values, size_t count);
size_t kernel_extreme_unsigned(int wantsMax, const uint64_t *values, size_t count);

#endif
