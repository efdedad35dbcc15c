#ifndef GRIDFLUX_CPAGECHECKS_H
#define GRIDFLUX_CPAGECHECKS_H

// A SQLite file system with a checksum in the last eight bytes of each page of a database.
//
// It lies over another file system and does nothing to databases whose header does not reserve
// eight bytes a page (byte 20, https://www.sqlite.org/fileformat.html). Where it does, a page gets
// its checksum when it is written, into the write-ahead log or into the database, and is compared
// with it whenever it is read from the database: table, index, list of free pages or overflow. The
// checksum covers the page's number, so a page in the wrong place is noticed too. Frames of the log
// have SQLite's own checksums besides.
//
// A page that fails gives SQLITE_IOERR_DATA.

// Bytes at the end of a page that hold its checksum: what SQLITE_FCNTL_RESERVE_BYTES asks for.
#define GRIDFLUX_PAGE_CHECK_BYTES 8

// File controls (`sqlite3_file_control`), each with an `sqlite3_int64 *`.
// Writes checksums whatever page 1 says so far: for a file that has none yet, or is to be written
// anew; argument unused.
#define GRIDFLUX_FCNTL_CHECK_PAGES 0x47464301
// The page that failed last, counted from 1, and forgets it; 0 for none.
#define GRIDFLUX_FCNTL_FAILED_PAGE 0x47464302
// 1 where pages have checksums, else 0.
#define GRIDFLUX_FCNTL_HAS_PAGE_CHECKS 0x47464303
// Reads all pages of the database from the one given on, whatever they hold; gives the first that has
// neither its checksum nor zeros, or 0. Only where all pages have checksums.
#define GRIDFLUX_FCNTL_FIND_FAILED_PAGE 0x47464304

// Registers the file system under `name`, over the one called `base` (NULL: the system's files).
// Returns SQLite's code; SQLITE_OK where it was registered before. Not to be called by two threads
// at once. What it registers lives as long as the process.
int gridflux_register_page_checks(const char *name, const char *base);

#endif
