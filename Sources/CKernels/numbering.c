#pragma STDC FP_CONTRACT OFF
// Numbering words by a hash table with open addressing.

#include "CKernels.h"

// A folded multiplication, keyed: see hashWord in Columnar.
static inline size_t place(uint64_t word, uint64_t seed, size_t mask) {
  unsigned __int128 product = (unsigned __int128)(word ^ 0xA0761D6478BD642FULL) *
                              (seed ^ 0xE7037ED1A0B428DBULL);
  return ((uint64_t)(product >> 64) ^ (uint64_t)product) & mask;
}

size_t kernel_number_words(
    const uint64_t *words, size_t start, size_t count, kernel_numbering *numbering,
    int32_t *numbers, int32_t *firstRows) {
  const size_t mask = numbering->slotCount - 1;
  const uint64_t seed = numbering->seed;
  kernel_number_slot *slots = numbering->slots;
  size_t free = numbering->slotCount / 2 - numbering->used;
  int64_t next = numbering->next;
  size_t row = start;
  while (row < count) {
    const uint64_t word = words[row];
    size_t slot = place(word, seed, mask);
    while (slots[slot].number != 0 && slots[slot].word != word) slot = (slot + 1) & mask;
    int64_t number = slots[slot].number;
    if (number == 0) {
      if (free == 0) break;
      free--;
      firstRows[next] = (int32_t)row;
      number = ++next;
      slots[slot].word = word;
      slots[slot].number = number;
    }
    numbers[row] = (int32_t)(number - 1);
    row++;
    // Neighbours are often alike.
    while (row < count && words[row] == word) numbers[row++] = (int32_t)(number - 1);
  }
  numbering->used = numbering->slotCount / 2 - free;
  numbering->next = next;
  return row;
}

void kernel_number_again(
    const kernel_number_slot *old, size_t oldCount, kernel_numbering *numbering) {
  const size_t mask = numbering->slotCount - 1;
  for (size_t i = 0; i < oldCount; i++) {
    if (old[i].number == 0) continue;
    size_t slot = place(old[i].word, numbering->seed, mask);
    while (numbering->slots[slot].number != 0) slot = (slot + 1) & mask;
    numbering->slots[slot] = old[i];
  }
}
