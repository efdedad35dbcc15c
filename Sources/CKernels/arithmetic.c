#pragma STDC FP_CONTRACT OFF
// Arithmetic and conversions, row by row.

#include "CKernels.h"
#include "clones.h"

#define LOOP(EXPRESSION)                                                     \
  for (size_t i = 0; i < count; i++) {                                       \
    __auto_type a = left[i];                                                 \
    __auto_type b = right[i];                                                \
    result[i] = (EXPRESSION);                                                \
  }

KERNEL_CLONES
void kernel_arithmetic_float(
    kernel_arithmetic operation, const double *left, const double *right, size_t count,
    double *result) {
  switch (operation) {
    case KERNEL_ADD: LOOP(a + b) break;
    case KERNEL_SUBTRACT: LOOP(a - b) break;
    case KERNEL_MULTIPLY: LOOP(a * b) break;
    case KERNEL_DIVIDE: LOOP(a / b) break;
  }
}

KERNEL_CLONES
void kernel_arithmetic_words(
    kernel_arithmetic operation, const uint64_t *left, const uint64_t *right, size_t count,
    uint64_t *result) {
  switch (operation) {
    case KERNEL_ADD: LOOP(a + b) break;
    case KERNEL_SUBTRACT: LOOP(a - b) break;
    case KERNEL_MULTIPLY: LOOP(a * b) break;
    case KERNEL_DIVIDE: break;
  }
}

size_t kernel_divide_signed(
    int wantsRemainder, const int64_t *left, const int64_t *right, size_t count,
    const uint8_t *active, int64_t *result) {
  for (size_t i = 0; i < count; i++) {
    int64_t a = left[i];
    int64_t b = right[i];
    if (active && !active[i]) {
      result[i] = 0;
    } else if (b == 0) {
      return i;
    } else if (b == -1) {
      // The smallest int has no positive twin: its quotient wraps.
      result[i] = wantsRemainder ? 0 : (int64_t)(0 - (uint64_t)a);
    } else {
      result[i] = wantsRemainder ? a % b : a / b;
    }
  }
  return count;
}

size_t kernel_divide_unsigned(
    int wantsRemainder, const uint64_t *left, const uint64_t *right, size_t count,
    const uint8_t *active, uint64_t *result) {
  for (size_t i = 0; i < count; i++) {
    uint64_t a = left[i];
    uint64_t b = right[i];
    if (active && !active[i]) {
      result[i] = 0;
    } else if (b == 0) {
      return i;
    } else {
      result[i] = wantsRemainder ? a % b : a / b;
    }
  }
  return count;
}

KERNEL_CLONES
void kernel_choose_words(
    const uint64_t *test, const uint64_t *left, const uint64_t *right, size_t count,
    uint64_t *result) {
  for (size_t i = 0; i < count; i++) {
    uint64_t a = left[i];
    uint64_t b = right[i];
    result[i] = test[i] ? a : b;
  }
}

KERNEL_CLONES
void kernel_float_from_signed(const int64_t *values, size_t count, double *result) {
  for (size_t i = 0; i < count; i++) result[i] = (double)values[i];
}

KERNEL_CLONES
void kernel_float_from_unsigned(const uint64_t *values, size_t count, double *result) {
  for (size_t i = 0; i < count; i++) result[i] = (double)values[i];
}

static inline int64_t signed_from_float(double value) {
  // The comparison is false for NaN too.
  return value >= -0x1p63 && value < 0x1p63 ? (int64_t)value : INT64_MIN;
}

void kernel_signed_from_float(const double *values, size_t count, int64_t *result) {
  for (size_t i = 0; i < count; i++) result[i] = signed_from_float(values[i]);
}

void kernel_unsigned_from_float(const double *values, size_t count, uint64_t *result) {
  for (size_t i = 0; i < count; i++) {
    double value = values[i];
    if (value >= 0x1p63 && value < 0x1p64) {
      result[i] = (uint64_t)value;
    } else {
      result[i] = (uint64_t)signed_from_float(value);
    }
  }
}
