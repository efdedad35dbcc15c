#pragma STDC FP_CONTRACT OFF
// Sums of the values in a window that moves from row to row.

#include "CKernels.h"
#include "clones.h"

// Neighbouring rows side by side. They share the values in their first slots, which are of rows up
// to the first of them, and in their last slots, which none of them has reached; in between, a row
// has the new value up to its own slot, and behind it the value of the turn before.
static inline __attribute__((always_inline)) void moving_sums(
    const double *values, size_t window, size_t first, size_t count, double *sums, long width) {
  double lanes[32];
  size_t end = first + count;
  size_t slot = first % window;
  for (size_t row = first; row < end;) {
    double shared = 0;
    for (size_t other = row - slot; other < row; other++) shared += values[other];
    while (slot < window && row < end) {
      shared += values[row];
      for (long lane = 0; lane < width; lane++) lanes[lane] = shared;
      size_t here = (size_t)width;
      if (here > window - slot) here = window - slot;
      if (here > end - row) here = end - row;
      for (size_t ahead = 1; ahead < here; ahead++) {
        double now = values[row + ahead];
        double before = values[row + ahead - window];
        for (long lane = 0; lane < width; lane++)
          lanes[lane] += lane >= (long)ahead ? now : before;
        shared += now;
      }
      for (size_t ahead = here; ahead < window - slot; ahead++) {
        double before = values[row + ahead - window];
        for (long lane = 0; lane < width; lane++) lanes[lane] += before;
      }
      for (size_t lane = 0; lane < here; lane++) sums[row - first + lane] = lanes[lane];
      row += here;
      slot += here;
    }
    slot = 0;
  }
}

KERNEL_CLONES
void kernel_moving_sums(
    const double *values, size_t window, size_t first, size_t count, double *sums) {
  if (window == 1)
    for (size_t row = 0; row < count; row++) sums[row] = 0.0 + values[first + row];
  else if (window <= 8)
    moving_sums(values, window, first, count, sums, 8);
  else if (window <= 16)
    moving_sums(values, window, first, count, sums, 16);
  else
    moving_sums(values, window, first, count, sums, 32);
}
