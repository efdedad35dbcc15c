#pragma STDC FP_CONTRACT OFF
// Sums of the values in a window that moves from row to row.

#include "CKernels.h"
#include "clones.h"

#define LANES 32

KERNEL_CLONES
void kernel_moving_sums(const double *values, size_t window, size_t count, double *sums) {
  size_t i = 0;
  // Neighbouring sums side by side, each from its first value on.
  for (; i + LANES <= count; i += LANES) {
    double lanes[LANES] = {0};
    for (size_t k = 0; k < window; k++)
      for (int lane = 0; lane < LANES; lane++) lanes[lane] += values[i + k + lane];
    for (int lane = 0; lane < LANES; lane++) sums[i + lane] = lanes[lane];
  }
  for (; i < count; i++) {
    double sum = 0;
    for (size_t k = 0; k < window; k++) sum += values[i + k];
    sums[i] = sum;
  }
}
