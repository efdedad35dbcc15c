#pragma STDC FP_CONTRACT OFF
// Exactly rounded sums of doubles.
//
// A block is split by error-free extraction: with sigma a power of two well above all values,
// (sigma + x) - sigma is x rounded to a multiple of ulp(sigma), and so many of these multiples add
// up without rounding. What is left is extracted once more. Where something remains after that, a
// superaccumulator takes the values one by one.
// Source: Rump, Ogita, Oishi, "Accurate floating-point summation" (2008), extraction; Neal, "Fast
// exact summation using small and large superaccumulators" (2015), limbs.

#include "CKernels.h"
#include "clones.h"
#include <math.h>
#include <string.h>

#define LANES 32
// 2^LOG_BLOCK >= KERNEL_SUM_BLOCK_MAX + 2
#define LOG_BLOCK 11

static inline uint64_t bits_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static inline double double_of(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

// The largest magnitude as bits; at least that of infinity where a value is not finite.
KERNEL_CLONES
static int64_t largest_magnitude(const double *values, size_t count) {
  int64_t best[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    int64_t bits[LANES];
    memcpy(bits, values + i, sizeof bits);
    for (int lane = 0; lane < LANES; lane++) {
      int64_t magnitude = bits[lane] & INT64_MAX;
      best[lane] = magnitude > best[lane] ? magnitude : best[lane];
    }
  }
  for (; i < count; i++) {
    int64_t magnitude = (int64_t)(bits_of(values[i]) & INT64_MAX);
    best[0] = magnitude > best[0] ? magnitude : best[0];
  }
  for (int lane = 1; lane < LANES; lane++) best[0] = best[lane] > best[0] ? best[lane] : best[0];
  return best[0];
}

KERNEL_CLONES
static double extract(
    const double *values, size_t count, double sigma, double sigmaLow, double *high, double *low) {
  double highs[LANES] = {0}, lows[LANES] = {0}, rests[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) {
      double value = values[i + lane];
      double part = (sigma + value) - sigma;
      double rest = value - part;
      double partLow = (sigmaLow + rest) - sigmaLow;
      highs[lane] += part;
      lows[lane] += partLow;
      rests[lane] += fabs(rest - partLow);
    }
  }
  for (; i < count; i++) {
    double part = (sigma + values[i]) - sigma;
    double rest = values[i] - part;
    double partLow = (sigmaLow + rest) - sigmaLow;
    highs[0] += part;
    lows[0] += partLow;
    rests[0] += fabs(rest - partLow);
  }
  for (int lane = 1; lane < LANES; lane++) {
    highs[0] += highs[lane];
    lows[0] += lows[lane];
    rests[0] += rests[lane];
  }
  *high = highs[0];
  *low = lows[0];
  return rests[0];
}

static kernel_sum_outcome sum_with_magnitude(
    const double *values, size_t count, int64_t magnitude, double *high, double *low) {
  *high = 0;
  *low = 0;
  int exponent = (int)(magnitude >> 52) - 1023;
  if (exponent > 1023 - LOG_BLOCK - 3) return KERNEL_SUM_SPECIAL;
  if (magnitude == 0) return KERNEL_SUM_EXACT;
  // Far above the smallest normal double, so that no power of two below underflows.
  if (exponent < -800) return KERNEL_SUM_WIDE;
  int sigma = exponent + 1 + LOG_BLOCK;
  int sigmaLow = sigma - 53 + LOG_BLOCK;
  double rest = extract(
      values, count, double_of((uint64_t)(sigma + 1023) << 52),
      double_of((uint64_t)(sigmaLow + 1023) << 52), high, low);
  return rest == 0 ? KERNEL_SUM_EXACT : KERNEL_SUM_WIDE;
}

kernel_sum_outcome kernel_sum_block(const double *values, size_t count, double *high, double *low) {
  return sum_with_magnitude(values, count, largest_magnitude(values, count), high, low);
}

kernel_sum_outcome kernel_sum_block_bounded(
    const double *values, size_t count, double bound, double *high, double *low) {
  int64_t magnitude = (int64_t)(bits_of(bound) & INT64_MAX);
  return sum_with_magnitude(values, count, magnitude, high, low);
}

void kernel_limbs_add(int64_t *limbs, double value) {
  uint64_t bits = bits_of(value);
  int exponent = (int)(bits >> 52 & 0x7FF);
  uint64_t mantissa = bits & 0xFFFFFFFFFFFFF;
  if (exponent > 0) mantissa |= 1ULL << 52; else exponent = 1;
  // Limb i counts units of 2^(32 i - 1074).
  int position = exponent - 1;
  int64_t *limb = limbs + (position >> 5);
  unsigned __int128 shifted = (unsigned __int128)mantissa << (position & 31);
  int64_t parts[3] = {
      (int64_t)(shifted & 0xFFFFFFFF), (int64_t)(shifted >> 32 & 0xFFFFFFFF),
      (int64_t)(shifted >> 64)};
  if (bits >> 63) {
    for (int i = 0; i < 3; i++) limb[i] -= parts[i];
  } else {
    for (int i = 0; i < 3; i++) limb[i] += parts[i];
  }
}

void kernel_limbs_carry(int64_t *limbs) {
  for (int i = 0; i + 1 < KERNEL_LIMBS; i++) {
    // An arithmetic shift rounds towards minus infinity, so what stays is not negative.
    int64_t carry = limbs[i] >> 32;
    limbs[i] &= 0xFFFFFFFF;
    limbs[i + 1] += carry;
  }
}

double kernel_limbs_round(const int64_t *limbs) {
  int64_t digits[KERNEL_LIMBS];
  int isNegative = limbs[KERNEL_LIMBS - 1] < 0;
  for (int i = 0; i < KERNEL_LIMBS; i++) digits[i] = isNegative ? -limbs[i] : limbs[i];
  if (isNegative) kernel_limbs_carry(digits);
  int top = KERNEL_LIMBS - 1;
  while (top >= 0 && digits[top] == 0) top--;
  if (top < 0) return 0;
  int highest = 32 * top + 63 - __builtin_clzll((uint64_t)digits[top]);
  // The mantissa's lowest bit; everything is a multiple of the smallest double, so below it
  // nothing is rounded twice.
  int lowest = highest > 52 ? highest - 52 : 0;
  uint64_t mantissa = 0;
  for (int bit = highest; bit >= lowest; bit--) {
    int limb = bit >> 5 > top ? top : bit >> 5;
    mantissa = mantissa << 1 | ((uint64_t)digits[limb] >> (bit - 32 * limb) & 1);
  }
  if (lowest > 0) {
    int half = lowest - 1;
    int limb = half >> 5 > top ? top : half >> 5;
    int roundBit = (uint64_t)digits[limb] >> (half - 32 * limb) & 1;
    int sticky = ((uint64_t)digits[limb] & ((1ULL << (half - 32 * limb)) - 1)) != 0;
    for (int i = 0; i < limb && !sticky; i++) sticky = digits[i] != 0;
    if (roundBit && (sticky || (mantissa & 1))) mantissa++;
  }
  double magnitude = ldexp((double)mantissa, lowest - 1074);
  return isNegative ? -magnitude : magnitude;
}

KERNEL_CLONES
uint64_t kernel_sum_words(const uint64_t *values, size_t count) {
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) total += values[i];
  return total;
}
