#include <stdlib.h>
#include <string.h>

#include "pages.h"

// A page gets its checksum as it goes into the log, so that whoever folds the log, and were it a
// program that knows nothing of checksums, puts pages with checksums into the database. A frame of
// the log has a checksum of SQLite's own over its page and all frames before it, which is made anew
// (https://www.sqlite.org/fileformat.html, "WAL File Format").
//
// SQLite writes a frame as header and page, either of them perhaps in two parts; what is written is
// held back until the frame is whole, or until anything else is asked of the file.

enum { log_header_bytes = 32, frame_header_bytes = 24 };

static sqlite3_file *below(sqlite3_file *file) {
  return (sqlite3_file *)((char *)file + sizeof(log_file));
}

static int read_below(log_file *self, void *out, int count, sqlite3_int64 offset) {
  sqlite3_file *file = below(&self->base);
  return file->pMethods->xRead(file, out, count, offset);
}

static int write_below(log_file *self, const void *bytes, int count, sqlite3_int64 offset) {
  sqlite3_file *file = below(&self->base);
  return file->pMethods->xWrite(file, bytes, count, offset);
}

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void put_big_endian(uint8_t *bytes, uint32_t word) {
  for (int byte = 3; byte >= 0; byte--, word >>= 8) bytes[byte] = (uint8_t)word;
}

static uint32_t little_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 | bytes[0];
}

// Goes on with SQLite's checksum over a multiple of eight bytes.
static void add_to_sums(const uint8_t *bytes, int count, bool is_big, uint32_t sums[2]) {
  uint32_t first = sums[0], second = sums[1];
  for (int at = 0; at < count; at += 8) {
    first += (is_big ? big_endian(bytes + at) : little_endian(bytes + at)) + second;
    second += (is_big ? big_endian(bytes + at + 4) : little_endian(bytes + at + 4)) + first;
  }
  sums[0] = first;
  sums[1] = second;
}

// Makes the checksums of a whole frame: of its page, and of the log up to it. The sums before it are
// read from the file: another process may have written them.
static int seal_frame(log_file *self, uint8_t *frame, int page_size, sqlite3_int64 start) {
  uint8_t header[log_header_bytes];
  int code = read_below(self, header, log_header_bytes, 0);
  uint8_t before[8];
  memcpy(before, header + 24, sizeof before);
  if (code == SQLITE_OK && start > log_header_bytes)
    code = read_below(
        self, before, sizeof before, start - page_size - frame_header_bytes + 16);
  if (code != SQLITE_OK) return code == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_WRITE : code;
  bool is_big = (header[3] & 1) != 0;
  uint32_t sums[2] = {big_endian(before), big_endian(before + 4)};
  gridflux_stamp_page(frame + frame_header_bytes, page_size, big_endian(frame));
  add_to_sums(frame, 8, is_big, sums);
  add_to_sums(frame + frame_header_bytes, page_size, is_big, sums);
  put_big_endian(frame + 16, sums[0]);
  put_big_endian(frame + 20, sums[1]);
  return SQLITE_OK;
}

// Writes what is held back of a frame that is not whole. A header alone belongs to a page that is in
// the file already, or will be written again with its page.
static int flush(log_file *self) {
  if (self->frame_start < 0 || self->written == self->filled) return SQLITE_OK;
  int size = self->database->page_size;
  if (self->filled == frame_header_bytes && self->database->writes_checks) {
    int code = read_below(
        self, self->frame + frame_header_bytes, size, self->frame_start + frame_header_bytes);
    if (code == SQLITE_OK) code = seal_frame(self, self->frame, size, self->frame_start);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
  }
  int code = write_below(self, self->frame, self->filled, self->frame_start);
  if (code == SQLITE_OK) self->written = self->filled;
  return code;
}

static int reserve_frame(log_file *self, int count) {
  if (self->frame_room >= count) return SQLITE_OK;
  free(self->frame);
  self->frame = malloc((size_t)count);
  self->frame_room = self->frame == NULL ? 0 : count;
  self->frame_start = -1;
  return self->frame == NULL ? SQLITE_IOERR_NOMEM : SQLITE_OK;
}

// Writes a page over that of a frame of the same transaction; SQLite makes the sums anew later.
static int overwrite_page(
    log_file *self, const void *bytes, int size, sqlite3_int64 offset) {
  uint8_t number[4];
  int code = read_below(self, number, sizeof number, offset - frame_header_bytes);
  if (code == SQLITE_OK) code = reserve_frame(self, frame_header_bytes + size);
  if (code != SQLITE_OK) return code;
  self->frame_start = -1;
  memcpy(self->frame, bytes, (size_t)size);
  gridflux_stamp_page(self->frame, size, big_endian(number));
  return write_below(self, self->frame, size, offset);
}

// Adds to the frame that is held back, and writes it when it is whole.
static int extend_frame(log_file *self, const void *bytes, int count, int size) {
  memcpy(self->frame + self->filled, bytes, (size_t)count);
  self->filled += count;
  if (self->filled < frame_header_bytes + size) return SQLITE_OK;
  database_file *database = self->database;
  if (big_endian(self->frame) == 1)
    database->writes_checks =
        database->is_forced || gridflux_reserves_checks(self->frame + frame_header_bytes);
  int code = SQLITE_OK;
  if (database->writes_checks) code = seal_frame(self, self->frame, size, self->frame_start);
  if (code == SQLITE_OK) code = write_below(self, self->frame, self->filled, self->frame_start);
  self->frame_start = -1;
  return code;
}

static int log_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  log_file *self = (log_file *)file;
  int size = self->database->page_size;
  int frame_bytes = frame_header_bytes + size;
  if (size < page_bytes_min || offset < log_header_bytes)
    return write_below(self, bytes, count, offset);
  int place = (int)((offset - log_header_bytes) % frame_bytes);
  sqlite3_int64 start = offset - place;
  bool goes_on = place > 0 && self->frame_start == start && self->filled == place;
  if (place + count <= frame_bytes && goes_on) return extend_frame(self, bytes, count, size);
  int code = flush(self);
  self->frame_start = -1;
  if (code != SQLITE_OK) return code;
  bool is_page = place == frame_header_bytes && count == size;
  if (is_page && self->database->writes_checks) return overwrite_page(self, bytes, size, offset);
  if (place > 0 || count > frame_bytes) return write_below(self, bytes, count, offset);
  code = reserve_frame(self, frame_bytes);
  if (code != SQLITE_OK) return code;
  self->frame_start = start;
  self->filled = self->written = 0;
  return extend_frame(self, bytes, count, size);
}

static int log_read(sqlite3_file *file, void *out, int count, sqlite3_int64 offset) {
  log_file *self = (log_file *)file;
  int code = flush(self);
  if (code == SQLITE_OK) code = read_below(self, out, count, offset);
  if (code != SQLITE_OK || self->database->in_checkpoint) return code;
  // Page 1 as the reader's snapshot has it tells of all others.
  int size = self->database->page_size;
  bool is_page = count == size && offset >= log_header_bytes &&
                 (offset - log_header_bytes) % (size + frame_header_bytes) == frame_header_bytes;
  uint8_t number[4];
  if (is_page && gridflux_is_header(out) &&
      read_below(self, number, 4, offset - frame_header_bytes) == SQLITE_OK &&
      big_endian(number) == 1)
    gridflux_learn(self->database, out);
  return code;
}

static int log_close(sqlite3_file *file) {
  log_file *self = (log_file *)file;
  // What is held back here belongs to no commit.
  free(self->frame);
  return below(file)->pMethods->xClose(below(file));
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int code = flush((log_file *)file);
  return code != SQLITE_OK ? code : below(file)->pMethods->xTruncate(below(file), size);
}

static int log_sync(sqlite3_file *file, int flags) {
  int code = flush((log_file *)file);
  return code != SQLITE_OK ? code : below(file)->pMethods->xSync(below(file), flags);
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size) {
  int code = flush((log_file *)file);
  return code != SQLITE_OK ? code : below(file)->pMethods->xFileSize(below(file), size);
}

static int log_lock(sqlite3_file *file, int level) {
  return below(file)->pMethods->xLock(below(file), level);
}

static int log_unlock(sqlite3_file *file, int level) {
  return below(file)->pMethods->xUnlock(below(file), level);
}

static int log_reserved_lock(sqlite3_file *file, int *result) {
  return below(file)->pMethods->xCheckReservedLock(below(file), result);
}

static int log_control(sqlite3_file *file, int operation, void *argument) {
  return below(file)->pMethods->xFileControl(below(file), operation, argument);
}

static int log_sector_size(sqlite3_file *file) {
  return below(file)->pMethods->xSectorSize(below(file));
}

static int log_characteristics(sqlite3_file *file) {
  return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

const sqlite3_io_methods gridflux_log_methods = {
    .iVersion = 1,
    .xClose = log_close,
    .xRead = log_read,
    .xWrite = log_write,
    .xTruncate = log_truncate,
    .xSync = log_sync,
    .xFileSize = log_size,
    .xLock = log_lock,
    .xUnlock = log_unlock,
    .xCheckReservedLock = log_reserved_lock,
    .xFileControl = log_control,
    .xSectorSize = log_sector_size,
    .xDeviceCharacteristics = log_characteristics,
};
