// The contraction of a * b + c to one rounding would change results between machines.
#pragma STDC FP_CONTRACT OFF
// Blocks of up to 1,024 words. A block begins with the number of its encoding and a decimal scale:
//   0  frame of reference: each word is the least of its mini-block plus a packed difference
//   1  deltas, packed as in 0, after the first word
//   2  deltas of deltas, after the first word and the first delta
//   3  raw words
//   4  the eight byte planes of the words, compressed by zstd
//   5  the byte planes of the deltas, after the first word, compressed by zstd; a delta's sign stands
//      in its last bit, and planes that are all zero are left out
// A scale of 0 ... 15 says that the words are integers n that stand for the double n / 10^scale;
// 255 that they are words as they are. A mini-block holds 256 words in four lanes side by side, so
// that one vector instruction unpacks four; it has its own width and its own least word.
#include <pthread.h>
#include <string.h>
#include <zstd.h>

#include "CStore.h"

#if defined(__x86_64__) && defined(__has_attribute)
#define CLONES __attribute__((target_clones("avx2", "default")))
#else
#define CLONES
#endif

enum { mini_rows = 256, lanes = 4, scale_none = 255, scale_max = 15, varint_bytes_max = 10 };
enum { method_frame, method_delta, method_delta2, method_raw, method_planes, method_delta_planes };

typedef uint64_t vector __attribute__((vector_size(32)));

static const double powers[scale_max + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// MARK: Packing one mini-block

static size_t packed_bytes(int rows, int width) {
  int per_lane = (rows + lanes - 1) / lanes;
  return (size_t)((per_lane * width + 63) / 64) * lanes * 8;
}

static size_t pack(const uint64_t *words, int rows, uint64_t least, int width, uint8_t *out) {
  size_t bytes = packed_bytes(rows, width);
  uint64_t packed[mini_rows];
  memset(packed, 0, bytes);
  if (width > 0) {
    for (int row = 0; row < rows; row++) {
      uint64_t difference = words[row] - least;
      int bit = row / lanes * width;
      uint64_t *target = packed + (bit >> 6) * lanes + row % lanes;
      target[0] |= difference << (bit & 63);
      if ((bit & 63) + width > 64) target[lanes] |= difference >> (64 - (bit & 63));
    }
  }
  memcpy(out, packed, bytes);
  return bytes;
}

// Writes a multiple of `lanes` words, as many as `rows` rounded up.
CLONES static void unpack(
    const uint8_t *bytes, int rows, uint64_t least, int width, uint64_t *out) {
  int per_lane = (rows + lanes - 1) / lanes;
  vector base = {least, least, least, least};
  if (width == 0) {
    for (int row = 0; row < per_lane; row++) memcpy(out + row * lanes, &base, 32);
    return;
  }
  uint64_t all = width == 64 ? ~0ull : (1ull << width) - 1;
  vector mask = {all, all, all, all};
  for (int row = 0, bit = 0; row < per_lane; row++, bit += width) {
    int shift = bit & 63;
    vector low, value;
    memcpy(&low, bytes + (size_t)(bit >> 6) * 32, 32);
    value = low >> (uint64_t)shift;
    if (shift + width > 64) {
      vector high;
      memcpy(&high, bytes + ((size_t)(bit >> 6) + 1) * 32, 32);
      value |= high << (uint64_t)(64 - shift);
    }
    value = (value & mask) + base;
    memcpy(out + row * lanes, &value, 32);
  }
}

// MARK: Variable-length integers

// The sign as the last bit, so that small numbers of either sign have small words.
static inline uint64_t fold(uint64_t word) { return word << 1 ^ (uint64_t)((int64_t)word >> 63); }
static inline uint64_t unfold(uint64_t word) { return word >> 1 ^ (0 - (word & 1)); }

static size_t put_varint(uint8_t *out, uint64_t word) {
  uint64_t folded = fold(word);
  size_t count = 0;
  while (folded >= 0x80) {
    out[count++] = (uint8_t)(folded | 0x80);
    folded >>= 7;
  }
  out[count++] = (uint8_t)folded;
  return count;
}

static bool take_varint(const uint8_t **bytes, const uint8_t *end, uint64_t *word) {
  uint64_t folded = 0;
  for (int count = 0; count < varint_bytes_max && *bytes < end; count++) {
    uint8_t byte = *(*bytes)++;
    folded |= (uint64_t)(byte & 0x7F) << (7 * count);
    if (byte < 0x80) {
      *word = unfold(folded);
      return true;
    }
  }
  return false;
}

// MARK: Frames: widths and least words of all mini-blocks, then their packed bits

typedef struct {
  uint64_t least[GRIDFLUX_BLOCK_ROWS / mini_rows];
  int width[GRIDFLUX_BLOCK_ROWS / mini_rows];
  size_t bytes;
} frame;

static frame measure(const uint64_t *words, int rows) {
  frame result = {.bytes = 0};
  uint8_t scratch[varint_bytes_max];
  for (int start = 0, mini = 0; start < rows; start += mini_rows, mini++) {
    int count = rows - start < mini_rows ? rows - start : mini_rows;
    int64_t low = (int64_t)words[start], high = low;
    for (int row = start + 1; row < start + count; row++) {
      int64_t word = (int64_t)words[row];
      low = word < low ? word : low;
      high = word > high ? word : high;
    }
    uint64_t spread = (uint64_t)high - (uint64_t)low;
    result.least[mini] = (uint64_t)low;
    result.width[mini] = spread == 0 ? 0 : 64 - __builtin_clzll(spread);
    result.bytes +=
        1 + put_varint(scratch, (uint64_t)low) + packed_bytes(count, result.width[mini]);
  }
  return result;
}

static size_t put_frame(const frame *frame, const uint64_t *words, int rows, uint8_t *out) {
  size_t count = 0;
  for (int start = 0, mini = 0; start < rows; start += mini_rows, mini++) {
    out[count++] = (uint8_t)frame->width[mini];
    count += put_varint(out + count, frame->least[mini]);
  }
  for (int start = 0, mini = 0; start < rows; start += mini_rows, mini++) {
    int part = rows - start < mini_rows ? rows - start : mini_rows;
    count += pack(words + start, part, frame->least[mini], frame->width[mini], out + count);
  }
  return count;
}

static bool take_frame(const uint8_t *bytes, const uint8_t *end, int rows, uint64_t *out) {
  int widths[GRIDFLUX_BLOCK_ROWS / mini_rows];
  uint64_t least[GRIDFLUX_BLOCK_ROWS / mini_rows];
  for (int start = 0, mini = 0; start < rows; start += mini_rows, mini++) {
    if (bytes >= end || *bytes > 64) return false;
    widths[mini] = *bytes++;
    if (!take_varint(&bytes, end, &least[mini])) return false;
  }
  for (int start = 0, mini = 0; start < rows; start += mini_rows, mini++) {
    int part = rows - start < mini_rows ? rows - start : mini_rows;
    size_t count = packed_bytes(part, widths[mini]);
    if ((size_t)(end - bytes) < count) return false;
    unpack(bytes, part, least[mini], widths[mini], out + start);
    bytes += count;
  }
  return bytes == end;
}

// MARK: Decimal floats

// The double n / 10^scale for |n| < 2^51, by way of 2^52 + 2^51, whose last bit counts ones.
CLONES static void scale_down(uint64_t *words, int rows, int scale) {
  if (scale == 0) {
    for (int row = 0; row < rows; row++) {
      uint64_t biased = words[row] + 0x4338000000000000ull;
      double value;
      memcpy(&value, &biased, 8);
      value -= 6755399441055744.0;
      memcpy(&words[row], &value, 8);
    }
    return;
  }
  double power = powers[scale];
  for (int row = 0; row < rows; row++) {
    uint64_t biased = words[row] + 0x4338000000000000ull;
    double value;
    memcpy(&value, &biased, 8);
    value = (value - 6755399441055744.0) / power;
    memcpy(&words[row], &value, 8);
  }
}

static bool scaled(uint64_t bits, int scale, uint64_t *word) {
  double value, product;
  memcpy(&value, &bits, 8);
  product = value * powers[scale];
  if (!(product > -2251799813685248.0 && product < 2251799813685248.0)) return false;
  int64_t whole = (int64_t)(product + (product < 0 ? -0.5 : 0.5));
  if (whole <= -2251799813685248 || whole >= 2251799813685248) return false;
  double back = (double)whole / powers[scale];
  uint64_t back_bits;
  memcpy(&back_bits, &back, 8);
  *word = (uint64_t)whole;
  return back_bits == bits;
}

// The least scale at which every word is a whole number, or scale_none.
static int find_scale(const uint64_t *words, int rows, uint64_t *out) {
  int scale = 0;
  for (int row = 0; row < rows; row++)
    while (!scaled(words[row], scale, &out[row]))
      if (++scale > scale_max) return scale_none;
  for (int row = 0; row < rows; row++)
    if (!scaled(words[row], scale, &out[row])) return scale_none;
  return scale;
}

// MARK: Byte planes under zstd

static pthread_key_t compressor_key, decompressor_key;
static pthread_once_t keys_once = PTHREAD_ONCE_INIT;

static void free_compressor(void *context) { ZSTD_freeCCtx(context); }
static void free_decompressor(void *context) { ZSTD_freeDCtx(context); }
static void make_keys(void) {
  pthread_key_create(&compressor_key, free_compressor);
  pthread_key_create(&decompressor_key, free_decompressor);
}

static ZSTD_CCtx *compressor(void) {
  pthread_once(&keys_once, make_keys);
  ZSTD_CCtx *context = pthread_getspecific(compressor_key);
  if (context == NULL) pthread_setspecific(compressor_key, context = ZSTD_createCCtx());
  return context;
}

static ZSTD_DCtx *decompressor(void) {
  pthread_once(&keys_once, make_keys);
  ZSTD_DCtx *context = pthread_getspecific(decompressor_key);
  if (context == NULL) pthread_setspecific(decompressor_key, context = ZSTD_createDCtx());
  return context;
}

// The first `count` byte planes, compressed; 0 when they do not get below `limit` bytes.
static size_t put_planes(
    const uint64_t *words, int rows, int count, uint8_t *out, size_t limit) {
  uint8_t planes[GRIDFLUX_BLOCK_ROWS * 8];
  ZSTD_CCtx *context = compressor();
  if (context == NULL) return 0;
  for (int row = 0; row < rows; row++)
    for (int plane = 0; plane < count; plane++)
      planes[plane * rows + row] = (uint8_t)(words[row] >> (8 * plane));
  size_t bytes = ZSTD_compressCCtx(context, out, limit, planes, (size_t)rows * (size_t)count, 1);
  return ZSTD_isError(bytes) ? 0 : bytes;
}

CLONES static void join_planes(const uint8_t *planes, int rows, int count, uint64_t *out) {
  memset(out, 0, (size_t)rows * 8);
  for (int plane = 0; plane < count; plane++)
    for (int row = 0; row < rows; row++)
      out[row] |= (uint64_t)planes[plane * rows + row] << (8 * plane);
}

static bool take_planes(
    const uint8_t *bytes, const uint8_t *end, int rows, int count, uint64_t *out) {
  uint8_t planes[GRIDFLUX_BLOCK_ROWS * 8];
  ZSTD_DCtx *context = decompressor();
  if (context == NULL) return false;
  size_t expected = (size_t)rows * (size_t)count;
  size_t size = ZSTD_decompressDCtx(context, planes, expected, bytes, (size_t)(end - bytes));
  if (ZSTD_isError(size) || size != expected) return false;
  join_planes(planes, rows, count, out);
  return true;
}

// The first word, the number of planes, the planes; 0 when that does not get below `limit` bytes.
static size_t put_delta_planes(
    uint64_t first, const uint64_t *deltas, int rows, uint8_t *out, size_t limit) {
  uint64_t folded[GRIDFLUX_BLOCK_ROWS];
  uint64_t all = 1;
  for (int row = 0; row < rows; row++) all |= folded[row] = fold(deltas[row]);
  int planes = (64 - __builtin_clzll(all) + 7) / 8;
  if (limit <= varint_bytes_max + 1) return 0;
  size_t count = put_varint(out, first);
  out[count++] = (uint8_t)planes;
  size_t bytes = put_planes(folded, rows, planes, out + count, limit - count);
  return bytes == 0 ? 0 : count + bytes;
}

static bool take_delta_planes(
    const uint8_t *bytes, const uint8_t *end, int rows, uint64_t *out) {
  uint64_t sum;
  if (!take_varint(&bytes, end, &sum) || bytes == end || *bytes < 1 || *bytes > 8) return false;
  int planes = *bytes++;
  if (!take_planes(bytes, end, rows, planes, out)) return false;
  out[0] = sum;
  for (int row = 1; row < rows; row++) out[row] = sum += unfold(out[row]);
  return true;
}

// MARK: Blocks

// Differences of neighbours; the first repeats the second, so that it widens nothing.
static void take_deltas(const uint64_t *words, int rows, int first, uint64_t *deltas) {
  for (int row = rows - 1; row > first; row--) deltas[row] = words[row] - words[row - 1];
  uint64_t filler = rows > first + 1 ? deltas[first + 1] : 0;
  for (int row = 0; row <= first && row < rows; row++) deltas[row] = filler;
}

size_t gridflux_block_encode(
    const uint64_t *words, int rows, bool floats, uint8_t *out, int *number) {
  uint64_t whole[GRIDFLUX_BLOCK_ROWS];
  uint64_t deltas[GRIDFLUX_BLOCK_ROWS], deltas2[GRIDFLUX_BLOCK_ROWS];
  int scale = floats ? find_scale(words, rows, whole) : scale_none;
  const uint64_t *plain = scale == scale_none ? words : whole;
  take_deltas(plain, rows, 0, deltas);
  take_deltas(deltas, rows, 1, deltas2);
  frame frames[3] = {measure(plain, rows), measure(deltas, rows), measure(deltas2, rows)};
  const uint64_t *sources[3] = {plain, deltas, deltas2};
  int method = method_frame;
  if (frames[method_delta].bytes < frames[method].bytes) method = method_delta;
  if (frames[method_delta2].bytes < frames[method].bytes) method = method_delta2;
  size_t raw = (size_t)rows * 8;
  // zstd decodes at about a tenth of the speed of the others: it has to save a fifth.
  if (scale == scale_none && frames[method].bytes * 4 > raw) {
    size_t best = frames[method].bytes < raw ? frames[method].bytes : raw;
    size_t count = put_planes(words, rows, 8, out + 2, best * 4 / 5);
    if (count > 0) {
      out[0] = method_planes;
      out[1] = scale_none;
      if (number != NULL) *number = method_planes;
      return count + 2;
    }
  }
  if (scale != scale_none) {
    size_t count =
        put_delta_planes(plain[0], deltas, rows, out + 2, frames[method].bytes * 4 / 5);
    if (count > 0) {
      out[0] = method_delta_planes;
      out[1] = (uint8_t)scale;
      if (number != NULL) *number = method_delta_planes;
      return count + 2;
    }
  }
  if (scale == scale_none && frames[method].bytes >= raw) {
    method = method_raw;
    memcpy(out + 2, words, raw);
  }
  out[0] = (uint8_t)method;
  out[1] = (uint8_t)scale;
  if (number != NULL) *number = method;
  if (method == method_raw) return raw + 2;
  size_t count = 2;
  if (method >= method_delta) count += put_varint(out + count, plain[0]);
  if (method == method_delta2) count += put_varint(out + count, rows > 1 ? deltas[1] : 0);
  return count + put_frame(&frames[method], sources[method], rows, out + count);
}

static bool take_words(
    const uint8_t *bytes, const uint8_t *end, int method, int rows, uint64_t *out) {
  uint64_t sum = 0, delta = 0;
  if (method >= method_delta && !take_varint(&bytes, end, &sum)) return false;
  if (method == method_delta2 && !take_varint(&bytes, end, &delta)) return false;
  if (!take_frame(bytes, end, rows, out)) return false;
  if (method == method_frame) return true;
  out[0] = sum;
  if (method == method_delta) {
    for (int row = 1; row < rows; row++) out[row] = sum += out[row];
    return true;
  }
  if (rows > 1) out[1] = sum += delta;
  for (int row = 2; row < rows; row++) {
    delta += out[row];
    out[row] = sum += delta;
  }
  return true;
}

bool gridflux_block_decode(const uint8_t *bytes, size_t count, int rows, uint64_t *out) {
  if (count < 2 || rows < 1 || rows > GRIDFLUX_BLOCK_ROWS) return false;
  int method = bytes[0], scale = bytes[1];
  if (method > method_delta_planes || (scale > scale_max && scale != scale_none)) return false;
  if (method == method_planes) return take_planes(bytes + 2, bytes + count, rows, 8, out);
  if (method == method_raw) {
    if (count != (size_t)rows * 8 + 2) return false;
    memcpy(out, bytes + 2, (size_t)rows * 8);
    return true;
  }
  const uint8_t *end = bytes + count;
  if (!(method == method_delta_planes ? take_delta_planes(bytes + 2, end, rows, out)
                                      : take_words(bytes + 2, end, method, rows, out)))
    return false;
  if (scale != scale_none) scale_down(out, rows, scale);
  return true;
}
