#include "CPageChecks.h"

#include <CStore.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

enum { header_bytes = 100 };

static sqlite3_file *below(sqlite3_file *file) {
  return (sqlite3_file *)((char *)file + sizeof(database_file));
}

static sqlite3_vfs *under(sqlite3_vfs *vfs) { return vfs->pAppData; }

static uint64_t checksum(const uint8_t *page, int size, sqlite3_int64 number) {
  return gridflux_checksum(page, (size_t)size - page_check_bytes) ^
         (uint64_t)number * 0x9E3779B97F4A7C15ull;
}

void gridflux_stamp_page(uint8_t *page, int size, sqlite3_int64 number) {
  uint64_t word = checksum(page, size, number);
  for (int byte = 1; byte <= page_check_bytes; byte++, word >>= 8)
    page[size - byte] = (uint8_t)word;
}

bool gridflux_page_holds(const uint8_t *page, int size, sqlite3_int64 number) {
  uint64_t word = 0;
  for (int byte = page_check_bytes; byte > 0; byte--) word = word << 8 | page[size - byte];
  return word == checksum(page, size, number);
}

bool gridflux_is_header(const uint8_t *bytes) {
  return memcmp(bytes, "SQLite format 3", 16) == 0;
}

bool gridflux_reserves_checks(const uint8_t *header) {
  return gridflux_is_header(header) && header[20] == page_check_bytes;
}

void gridflux_learn(database_file *self, const uint8_t *header) {
  if (!gridflux_is_header(header)) return;
  int size = header[16] << 8 | header[17];
  self->page_size = size == 1 ? page_bytes_max : size;
  self->has_checks = gridflux_reserves_checks(header);
  self->writes_checks = self->has_checks || self->is_forced;
}

static bool is_page(int count, sqlite3_int64 offset) {
  return count >= page_bytes_min && count <= page_bytes_max && (count & (count - 1)) == 0 &&
         offset % count == 0;
}

static bool reserve_page(database_file *self, int size) {
  if (self->page_room >= size) return true;
  free(self->page);
  self->page = malloc((size_t)size);
  self->page_room = self->page == NULL ? 0 : size;
  return self->page != NULL;
}

// A page that is free and was never written reads as zeros, or lies beyond the end of the file. Only
// a writer that takes it into use may ask for it.
static bool may_be_unwritten(const database_file *self) {
  return self->holds_log || self->holds_reserved;
}

static bool is_zero(const uint8_t *bytes, int count) {
  return bytes[0] == 0 && memcmp(bytes, bytes + 1, (size_t)count - 1) == 0;
}

// Reads a whole page and compares it with its checksum.
static int read_page(database_file *self, uint8_t *out, int size, sqlite3_int64 offset) {
  sqlite3_file *file = below(&self->base);
  int code = file->pMethods->xRead(file, out, size, offset);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
  if (offset == 0) gridflux_learn(self, out);
  // A length that the header does not name is SQLite's first guess: it will read again.
  if (!self->has_checks || (offset == 0 && self->page_size != size)) return code;
  if (code == SQLITE_OK && gridflux_page_holds(out, size, offset / size + 1)) return SQLITE_OK;
  if (may_be_unwritten(self) && is_zero(out, size)) return code;
  self->failed_page = offset / size + 1;
  return SQLITE_IOERR_DATA;
}

// Whether a page of the file has its checksum or was never written. Another process may be about to
// write it, so that it is looked at more than once.
static bool is_sound(database_file *self, sqlite3_int64 number) {
  sqlite3_file *file = below(&self->base);
  int size = self->page_size;
  for (int attempt = 0; attempt < 4; attempt++) {
    int code = file->pMethods->xRead(file, self->page, size, (number - 1) * size);
    if (code != SQLITE_OK) return false;
    if (gridflux_page_holds(self->page, size, number) || is_zero(self->page, size)) return true;
    sqlite3_sleep(2);
  }
  return false;
}

static int find_failed_page(database_file *self, sqlite3_int64 *number) {
  sqlite3_int64 from = *number < 1 ? 1 : *number, bytes = 0;
  *number = 0;
  if (self->page_size < page_bytes_min) return SQLITE_OK;
  int code = below(&self->base)->pMethods->xFileSize(below(&self->base), &bytes);
  if (code != SQLITE_OK || !reserve_page(self, self->page_size))
    return code != SQLITE_OK ? code : SQLITE_IOERR_NOMEM;
  for (sqlite3_int64 page = from; page <= bytes / self->page_size && *number == 0; page++)
    if (!is_sound(self, page)) *number = page;
  return SQLITE_OK;
}

// MARK: Methods of a database file

static int checked_close(sqlite3_file *file) {
  free(((database_file *)file)->page);
  return below(file)->pMethods->xClose(below(file));
}

static int checked_read(sqlite3_file *file, void *out, int count, sqlite3_int64 offset) {
  database_file *self = (database_file *)file;
  // SQLite looks at the header before it knows how long a page is, and again for the counter in it.
  bool in_header = offset + count <= header_bytes;
  if (!in_header && is_page(count, offset) && (self->page_size == count || offset == 0))
    return read_page(self, out, count, offset);
  if (in_header || !self->has_checks || self->page_size < page_bytes_min) {
    int code = below(file)->pMethods->xRead(below(file), out, count, offset);
    if (code == SQLITE_OK && offset == 0 && count == header_bytes) gridflux_learn(self, out);
    return code;
  }
  // Part of a page, as SQLite reads long values: the whole page is read and compared.
  int size = self->page_size;
  int start = (int)(offset % size);
  if (start + count > size || !reserve_page(self, size))
    return start + count > size ? SQLITE_IOERR_READ : SQLITE_IOERR_NOMEM;
  int code = read_page(self, self->page, size, offset - start);
  memcpy(out, self->page + start, (size_t)count);
  return code;
}

static int checked_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  database_file *self = (database_file *)file;
  sqlite3_file *next = below(file);
  // Pages that come out of the log have what they had when they went into it.
  if (self->in_checkpoint || !is_page(count, offset))
    return next->pMethods->xWrite(next, bytes, count, offset);
  if (offset == 0) gridflux_learn(self, bytes);
  if (!self->writes_checks) return next->pMethods->xWrite(next, bytes, count, offset);
  if (!reserve_page(self, count)) return SQLITE_IOERR_NOMEM;
  memcpy(self->page, bytes, (size_t)count);
  gridflux_stamp_page(self->page, count, offset / count + 1);
  return next->pMethods->xWrite(next, self->page, count, offset);
}

static int checked_truncate(sqlite3_file *file, sqlite3_int64 size) {
  return below(file)->pMethods->xTruncate(below(file), size);
}

static int checked_sync(sqlite3_file *file, int flags) {
  return below(file)->pMethods->xSync(below(file), flags);
}

static int checked_size(sqlite3_file *file, sqlite3_int64 *size) {
  return below(file)->pMethods->xFileSize(below(file), size);
}

static int checked_lock(sqlite3_file *file, int level) {
  int code = below(file)->pMethods->xLock(below(file), level);
  if (code == SQLITE_OK && level >= SQLITE_LOCK_RESERVED)
    ((database_file *)file)->holds_reserved = true;
  return code;
}

static int checked_unlock(sqlite3_file *file, int level) {
  if (level < SQLITE_LOCK_RESERVED) ((database_file *)file)->holds_reserved = false;
  return below(file)->pMethods->xUnlock(below(file), level);
}

static int checked_reserved_lock(sqlite3_file *file, int *result) {
  return below(file)->pMethods->xCheckReservedLock(below(file), result);
}

static int checked_control(sqlite3_file *file, int operation, void *argument) {
  database_file *self = (database_file *)file;
  sqlite3_int64 *number = argument;
  switch (operation) {
    case GRIDFLUX_FCNTL_CHECK_PAGES:
      self->is_forced = self->writes_checks = true;
      return SQLITE_OK;
    case GRIDFLUX_FCNTL_FAILED_PAGE:
      *number = self->failed_page;
      self->failed_page = 0;
      return SQLITE_OK;
    case GRIDFLUX_FCNTL_FIND_FAILED_PAGE: return find_failed_page(self, number);
    case GRIDFLUX_FCNTL_HAS_PAGE_CHECKS: *number = self->has_checks; return SQLITE_OK;
    case SQLITE_FCNTL_CKPT_START: self->in_checkpoint = true; break;
    case SQLITE_FCNTL_CKPT_DONE: self->in_checkpoint = false; break;
    default: break;
  }
  return below(file)->pMethods->xFileControl(below(file), operation, argument);
}

static int checked_sector_size(sqlite3_file *file) {
  return below(file)->pMethods->xSectorSize(below(file));
}

static int checked_characteristics(sqlite3_file *file) {
  return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

static int checked_shm_map(
    sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
  return below(file)->pMethods->xShmMap(below(file), region, size, extend, memory);
}

static int checked_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  int code = below(file)->pMethods->xShmLock(below(file), offset, count, flags);
  // The first lock of the log's index is its writer's (https://www.sqlite.org/walformat.html).
  if (offset == 0 && code == SQLITE_OK)
    ((database_file *)file)->holds_log =
        (flags & SQLITE_SHM_LOCK) != 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  return code;
}

static void checked_shm_barrier(sqlite3_file *file) {
  below(file)->pMethods->xShmBarrier(below(file));
}

static int checked_shm_unmap(sqlite3_file *file, int delete) {
  return below(file)->pMethods->xShmUnmap(below(file), delete);
}

// Version 2 has no mapped files: pages that bypass `xRead` could not be compared.
#define METHODS(VERSION)                                                                     \
  {                                                                                          \
    .iVersion = VERSION, .xClose = checked_close, .xRead = checked_read,                     \
    .xWrite = checked_write, .xTruncate = checked_truncate, .xSync = checked_sync,           \
    .xFileSize = checked_size, .xLock = checked_lock, .xUnlock = checked_unlock,             \
    .xCheckReservedLock = checked_reserved_lock, .xFileControl = checked_control,            \
    .xSectorSize = checked_sector_size, .xDeviceCharacteristics = checked_characteristics,   \
    .xShmMap = checked_shm_map, .xShmLock = checked_shm_lock,                                \
    .xShmBarrier = checked_shm_barrier, .xShmUnmap = checked_shm_unmap                       \
  }

static const sqlite3_io_methods methods_without_log = METHODS(1);
static const sqlite3_io_methods methods = METHODS(2);

// MARK: Methods of the file system

static int open_log(
    sqlite3_vfs *base, const char *name, sqlite3_file *file, int flags, int *flags_out) {
  log_file *self = (log_file *)file;
  memset(self, 0, sizeof(log_file));
  self->frame_start = -1;
  // SQLite passes names that lead back to the database.
  self->database = (database_file *)sqlite3_database_file_object(name);
  sqlite3_file *next = (sqlite3_file *)((char *)file + sizeof(log_file));
  int code = base->xOpen(base, name, next, flags, flags_out);
  if (next->pMethods != NULL) file->pMethods = &gridflux_log_methods;
  return code;
}

static int checked_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out) {
  sqlite3_vfs *base = under(vfs);
  if ((flags & SQLITE_OPEN_WAL) != 0) return open_log(base, name, file, flags, flags_out);
  // Journals and temporary files are the business of the file system below alone.
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return base->xOpen(base, name, file, flags, flags_out);
  memset(file, 0, sizeof(database_file));
  sqlite3_file *next = below(file);
  next->pMethods = NULL;
  int code = base->xOpen(base, name, next, flags, flags_out);
  if (next->pMethods != NULL)
    file->pMethods = next->pMethods->iVersion < 2 ? &methods_without_log : &methods;
  return code;
}

static int checked_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  return under(vfs)->xDelete(under(vfs), name, sync);
}

static int checked_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
  return under(vfs)->xAccess(under(vfs), name, flags, result);
}

static int checked_full_name(sqlite3_vfs *vfs, const char *name, int count, char *out) {
  return under(vfs)->xFullPathname(under(vfs), name, count, out);
}

static int checked_randomness(sqlite3_vfs *vfs, int count, char *out) {
  return under(vfs)->xRandomness(under(vfs), count, out);
}

static int checked_sleep(sqlite3_vfs *vfs, int microseconds) {
  return under(vfs)->xSleep(under(vfs), microseconds);
}

static int checked_time(sqlite3_vfs *vfs, double *time) {
  return under(vfs)->xCurrentTime(under(vfs), time);
}

static int checked_last_error(sqlite3_vfs *vfs, int count, char *out) {
  return under(vfs)->xGetLastError(under(vfs), count, out);
}

int gridflux_register_page_checks(const char *name, const char *base_name) {
  if (sqlite3_vfs_find(name) != NULL) return SQLITE_OK;
  sqlite3_vfs *base = sqlite3_vfs_find(base_name);
  if (base == NULL) return SQLITE_ERROR;
  sqlite3_vfs *vfs = calloc(1, sizeof *vfs);
  char *copy = sqlite3_mprintf("%s", name);
  if (vfs == NULL || copy == NULL) {
    free(vfs);
    sqlite3_free(copy);
    return SQLITE_NOMEM;
  }
  // Version 1: SQLite then asks for times in days, which it only needs for its date functions.
  *vfs = (sqlite3_vfs){
      .iVersion = 1,
      .szOsFile = (int)(sizeof(database_file) > sizeof(log_file) ? sizeof(database_file)
                                                              : sizeof(log_file)) +
                  base->szOsFile,
      .mxPathname = base->mxPathname,
      .zName = copy,
      .pAppData = base,
      .xOpen = checked_open,
      .xDelete = checked_delete,
      .xAccess = checked_access,
      .xFullPathname = checked_full_name,
      .xRandomness = checked_randomness,
      .xSleep = checked_sleep,
      .xCurrentTime = checked_time,
      .xGetLastError = checked_last_error,
  };
  return sqlite3_vfs_register(vfs, 0);
}
