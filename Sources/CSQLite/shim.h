#include <sqlite3.h>

// SQLITE_STATIC is a macro with a cast, which Swift does not import: the bytes stay valid until the
// statement is stepped and reset.
static inline int gridflux_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_STATIC);
}

static inline int gridflux_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

// Macros with a computed value.
static const int gridflux_ioerr_short_read = SQLITE_IOERR_SHORT_READ;
static const int gridflux_ioerr_data = SQLITE_IOERR_DATA;

// Variadic in C: corrupt or hostile schemas cannot run code, and SQL cannot damage the file.
static inline int gridflux_make_defensive(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
