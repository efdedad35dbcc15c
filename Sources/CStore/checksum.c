#include <string.h>

#include "CStore.h"

static const uint64_t odd1 = 0x9E3779B97F4A7C15ull;
static const uint64_t odd2 = 0xC2B2AE3D27D4EB4Full;
static const uint64_t odd3 = 0x165667B19E3779F9ull;

static uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static uint64_t rotate(uint64_t word, int bits) { return word << bits | word >> (64 - bits); }

static uint64_t absorb(uint64_t lane, uint64_t word) {
  return rotate(lane + word * odd2, 31) * odd1;
}

static uint64_t mix(uint64_t word) {
  word ^= word >> 32;
  word *= odd2;
  word ^= word >> 29;
  word *= odd3;
  return word ^ word >> 32;
}

uint64_t gridflux_checksum(const void *start, size_t count) {
  const uint8_t *bytes = start;
  size_t left = count;
  uint64_t lanes[4] = {odd1, odd2, odd3, odd1 ^ odd2};
  for (; left >= 32; left -= 32, bytes += 32)
    for (int lane = 0; lane < 4; lane++) lanes[lane] = absorb(lanes[lane], load(bytes + 8 * lane));
  uint64_t sum = rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) +
                 rotate(lanes[3], 18) + count;
  for (; left >= 8; left -= 8, bytes += 8) sum = absorb(sum ^ odd3, load(bytes));
  if (left > 0) {
    uint64_t word = 0;
    memcpy(&word, bytes, left);
    sum = absorb(sum ^ odd1, word);
  }
  return mix(sum);
}

int gridflux_bytes_compare(
    const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count) {
  size_t common = left_count < right_count ? left_count : right_count;
  int order = common == 0 ? 0 : memcmp(left, right, common);
  if (order != 0) return order;
  return left_count < right_count ? -1 : left_count > right_count;
}

#define EXTREMES(NAME, TYPE)                                                              \
  void NAME(const TYPE *values, size_t count, size_t *least, size_t *greatest) {          \
    TYPE low = values[0], high = values[0];                                               \
    for (size_t row = 1; row < count; row++) {                                            \
      low = values[row] < low ? values[row] : low;                                        \
      high = values[row] > high ? values[row] : high;                                     \
    }                                                                                     \
    size_t position = 0;                                                                  \
    while (!(values[position] == low)) position++;                                        \
    *least = position;                                                                    \
    position = 0;                                                                         \
    while (!(values[position] == high)) position++;                                       \
    *greatest = position;                                                                 \
  }

EXTREMES(gridflux_extremes_float, double)
EXTREMES(gridflux_extremes_int, int64_t)
EXTREMES(gridflux_extremes_uint, uint64_t)
