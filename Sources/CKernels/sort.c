#pragma STDC FP_CONTRACT OFF
// Stable sorting of rows by 8-byte keys.
//
// Least significant byte first, one counting pass for all bytes; a byte in which all keys agree costs
// nothing more. Source: Knuth, The Art of Computer Programming, volume 3, 5.2.5.
//
// Keys that differ in no more than 32 neighbouring bits, as whole numbers do whatever their type, go
// into one word with their rows: two thirds of the memory to write, half of it fresh.

#include "CKernels.h"
#include "clones.h"
#include <string.h>

#define SMALL 48

static void insertion_sort(uint64_t *keys, int32_t *rows, size_t count) {
  for (size_t i = 1; i < count; i++) {
    uint64_t key = keys[i];
    int32_t row = rows[i];
    size_t j = i;
    while (j > 0 && keys[j - 1] > key) {
      keys[j] = keys[j - 1];
      rows[j] = rows[j - 1];
      j--;
    }
    keys[j] = key;
    rows[j] = row;
  }
}

static int is_sorted(const uint64_t *keys, size_t count) {
  for (size_t i = 1; i < count; i++) {
    if (keys[i - 1] > keys[i]) return 0;
  }
  return 1;
}

// The bits in which keys differ.
KERNEL_CLONES
static uint64_t differing_bits(const uint64_t *keys, size_t count) {
  uint64_t any = 0, all = UINT64_MAX;
  for (size_t i = 0; i < count; i++) {
    any |= keys[i];
    all &= keys[i];
  }
  return any ^ all;
}

// Where a digit's values begin, from how many there are of each.
static void make_starts(size_t *counts) {
  size_t position = 0;
  for (int value = 0; value < 256; value++) {
    size_t here = counts[value];
    counts[value] = position;
    position += here;
  }
}

// shift: of the lowest bit in which keys differ.
static void sort_packed(
    uint64_t *keys, int32_t *rows, uint64_t *scratch, size_t count, int shift) {
  size_t counts[4][256];
  memset(counts, 0, sizeof counts);
  for (size_t i = 0; i < count; i++) {
    uint64_t key = keys[i] >> shift;
    for (int byte = 0; byte < 4; byte++) counts[byte][key >> (8 * byte) & 0xFF]++;
    keys[i] = key << 32 | (uint32_t)rows[i];
  }
  uint64_t *from = keys, *to = scratch;
  for (int byte = 0; byte < 4; byte++) {
    int place = 32 + 8 * byte;
    size_t *starts = counts[byte];
    if (starts[from[0] >> place & 0xFF] == count) continue;
    make_starts(starts);
    for (size_t i = 0; i < count; i++) to[starts[from[i] >> place & 0xFF]++] = from[i];
    uint64_t *before = from;
    from = to;
    to = before;
  }
  for (size_t i = 0; i < count; i++) rows[i] = (int32_t)(uint32_t)from[i];
}

void kernel_sort_pairs(
    uint64_t *keys, int32_t *rows, uint64_t *keysScratch, int32_t *rowsScratch, size_t count) {
  if (is_sorted(keys, count)) return;
  if (count <= SMALL) {
    insertion_sort(keys, rows, count);
    return;
  }
  uint64_t differing = differing_bits(keys, count);
  int shift = __builtin_ctzll(differing);
  if (differing >> shift >> 32 == 0) {
    sort_packed(keys, rows, keysScratch, count, shift);
    return;
  }
  static const int bytes = 8;
  size_t counts[8][256];
  memset(counts, 0, sizeof counts);
  for (size_t i = 0; i < count; i++) {
    for (int byte = 0; byte < bytes; byte++) counts[byte][keys[i] >> (8 * byte) & 0xFF]++;
  }
  uint64_t *fromKeys = keys, *toKeys = keysScratch;
  int32_t *fromRows = rows, *toRows = rowsScratch;
  for (int byte = 0; byte < bytes; byte++) {
    size_t *starts = counts[byte];
    if (starts[fromKeys[0] >> (8 * byte) & 0xFF] == count) continue;
    make_starts(starts);
    for (size_t i = 0; i < count; i++) {
      size_t target = starts[fromKeys[i] >> (8 * byte) & 0xFF]++;
      toKeys[target] = fromKeys[i];
      toRows[target] = fromRows[i];
    }
    uint64_t *keysBefore = fromKeys;
    int32_t *rowsBefore = fromRows;
    fromKeys = toKeys;
    fromRows = toRows;
    toKeys = keysBefore;
    toRows = rowsBefore;
  }
  if (fromRows != rows) memcpy(rows, fromRows, count * sizeof *rows);
}

KERNEL_CLONES
void kernel_sort_keys_signed(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys) {
  for (size_t i = 0; i < count; i++) keys[i] = (values[i] ^ 1ULL << 63) ^ flip;
}

KERNEL_CLONES
void kernel_sort_keys_unsigned(
    const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys) {
  for (size_t i = 0; i < count; i++) keys[i] = values[i] ^ flip;
}

KERNEL_CLONES
void kernel_sort_keys_float(const uint64_t *values, size_t count, uint64_t flip, uint64_t *keys) {
  for (size_t i = 0; i < count; i++) {
    uint64_t bits = values[i];
    uint64_t magnitude = bits & INT64_MAX;
    // A negative number's bits grow with its magnitude: turn them round.
    uint64_t key = bits >> 63 ? ~bits : bits | 1ULL << 63;
    key = magnitude == 0 ? 1ULL << 63 : key;
    key = magnitude > 0x7FF0000000000000 ? UINT64_MAX : key;
    keys[i] = key ^ flip;
  }
}
