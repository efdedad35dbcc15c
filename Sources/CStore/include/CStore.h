#ifndef GRIDFLUX_CSTORE_H
#define GRIDFLUX_CSTORE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The store's hot loops: checksums and the encodings of blocks of words.

// Rows of a block: the unit that is decoded at a time.
#define GRIDFLUX_BLOCK_ROWS 1024
// No encoded block is longer.
#define GRIDFLUX_BLOCK_BYTES_MAX 9216

// A 64-bit checksum of any bytes: four lanes of multiply and rotate, then a mix of all bits.
uint64_t gridflux_checksum(const void *bytes, size_t count);

// Encodes 1 ... 1,024 words in the smallest of the encodings that suit them and returns the bytes
// written to `out` (room for GRIDFLUX_BLOCK_BYTES_MAX). `floats`: the words are bit patterns of
// doubles. `number`, if not null, receives the number of the encoding chosen.
size_t gridflux_block_encode(
    const uint64_t *words, int rows, bool floats, uint8_t *out, int *number);

// Decodes a block of `rows` words into `out` (room for 1,024). False when the bytes are no such
// block; never reads outside of them.
bool gridflux_block_decode(const uint8_t *bytes, size_t count, int rows, uint64_t *out);

// Compares two byte strings as memcmp does, the shorter first where one begins the other.
int gridflux_bytes_compare(
    const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count);

// The first positions of the least and the greatest of `count` > 0 doubles or ints.
void gridflux_extremes_float(const double *values, size_t count, size_t *least, size_t *greatest);
void gridflux_extremes_int(const int64_t *values, size_t count, size_t *least, size_t *greatest);
void gridflux_extremes_uint(
    const uint64_t *values, size_t count, size_t *least, size_t *greatest);

// Adds `count` doubles to the unevaluated sum[0] + sum[1] + sum[2], exactly. False when three parts
// do not suffice (then `sum` is as good as lost) or when a value or a part is not finite.
bool gridflux_sum_exactly(const double *values, size_t count, double sum[3]);

#endif
