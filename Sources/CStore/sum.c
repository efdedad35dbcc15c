// A contracted multiply-add would break the error terms.
#pragma STDC FP_CONTRACT OFF
#include <math.h>

#include "CStore.h"

// The rounded sum and, exactly, what rounding lost (Knuth, The Art of Computer Programming 2,
// 4.2.2, theorem B).
static double two_sum(double left, double right, double *lost) {
  double sum = left + right;
  double part = sum - left;
  *lost = (left - (sum - part)) + (right - part);
  return sum;
}

// Whether all are whole numbers so small that a plain sum is exact.
static bool sum_whole(const double *values, size_t count, double *total) {
  enum { strides = 8 };
  double sums[strides] = {0}, magnitudes[strides] = {0}, fractions[strides] = {0};
  size_t row = 0;
  for (; row + strides <= count; row += strides)
    for (int lane = 0; lane < strides; lane++) {
      double value = values[row + lane];
      sums[lane] += value;
      magnitudes[lane] += fabs(value);
      // Adding 1.5 * 2^52 rounds to a whole number; beyond 2^51 the magnitudes refuse below.
      fractions[lane] += fabs(value - ((value + 6755399441055744.0) - 6755399441055744.0));
    }
  double sum = 0, magnitude = 0, fraction = 0;
  for (; row < count; row++) {
    sum += values[row];
    magnitude += fabs(values[row]);
    fraction += fabs(values[row] - ((values[row] + 6755399441055744.0) - 6755399441055744.0));
  }
  for (int lane = 0; lane < strides; lane++) {
    sum += sums[lane];
    magnitude += magnitudes[lane];
    fraction += fractions[lane];
  }
  *total = sum;
  return fraction == 0 && magnitude < 2251799813685248.0;
}

bool gridflux_sum_exactly(const double *values, size_t count, double sum[3]) {
  double total;
  if (sum_whole(values, count, &total)) {
    values = &total;
    count = 1;
  }
  double high = sum[0], middle = sum[1], low = sum[2], lost, rest = 0;
  for (size_t row = 0; row < count; row++) {
    high = two_sum(high, values[row], &lost);
    middle = two_sum(middle, lost, &lost);
    low = two_sum(low, lost, &lost);
    rest += fabs(lost);
  }
  middle = two_sum(middle, low, &low);
  high = two_sum(high, middle, &middle);
  middle = two_sum(middle, low, &low);
  sum[0] = high;
  sum[1] = middle;
  sum[2] = low;
  return rest == 0 && isfinite(high) && isfinite(middle) && isfinite(low);
}
