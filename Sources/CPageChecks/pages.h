#ifndef GRIDFLUX_PAGES_H
#define GRIDFLUX_PAGES_H
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

// What the two kinds of files share: a database and its write-ahead log.

// A database file; the file below it follows in memory.
typedef struct database_file {
  sqlite3_file base;
  // Whether pages that are read have checksums: what page 1, as last seen, says.
  bool has_checks;
  // Whether pages that are written get them: as page 1 that is read or about to be written says.
  bool writes_checks;
  // Asked for from the first page on.
  bool is_forced;
  // Pages of the log go into the database as they are.
  bool in_checkpoint;
  // The locks of a writer, in either kind of journal.
  bool holds_log, holds_reserved;
  // 0 until a header was seen.
  int page_size;
  sqlite3_int64 failed_page;
  uint8_t *page;
  int page_room;
} database_file;

// A write-ahead log; the file below it follows in memory.
typedef struct log_file {
  sqlite3_file base;
  database_file *database;
  // A frame that is being put together: its bytes so far, and where it begins; -1 for none.
  uint8_t *frame;
  int frame_room, filled, written;
  sqlite3_int64 frame_start;
} log_file;

enum { page_check_bytes = 8, page_bytes_min = 512, page_bytes_max = 65536 };

// Puts the checksum of a page, counted from 1, into its last bytes.
void gridflux_stamp_page(uint8_t *page, int size, sqlite3_int64 number);
// Whether a page has its checksum.
bool gridflux_page_holds(const uint8_t *page, int size, sqlite3_int64 number);
// Whether a page, read whole, begins as page 1 does.
bool gridflux_is_header(const uint8_t *bytes);
// Takes over what page 1, as it is read, says of all pages.
void gridflux_learn(database_file *database, const uint8_t *header);
// Whether a page 1 that is about to be written reserves room for checksums.
bool gridflux_reserves_checks(const uint8_t *header);

// The methods of a log over a file with or without shared memory.
extern const sqlite3_io_methods gridflux_log_methods;

#endif
