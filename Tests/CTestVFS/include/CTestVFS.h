#ifndef GRIDFLUX_CTESTVFS_H
#define GRIDFLUX_CTESTVFS_H
#include <stdint.h>

// A file system in memory that can lose power: a SQLite VFS for tests of what survives.
//
// What was written is seen at once, but only what was synced is certain to stay. `power_off` lets
// a number of writes and syncs pass and then fails everything; `power_on` decides by the seed which
// of the unsynced writes reached the disk, in which order, and which only in part.

#define TEST_VFS_NAME "gridflux-power"

// Registers the file system; may be called again.
void test_vfs_register(void);
// Forgets all files, limits and faults.
void test_vfs_reset(void);
// Fails everything after so many writes, truncations and syncs; negative never.
void test_vfs_power_off(int64_t operations);
// Writes, truncations and syncs since the last reset or power_on.
int64_t test_vfs_operations(void);
// Settles unsynced writes and lets everything work again. All connections must be closed.
void test_vfs_power_on(uint64_t seed);
// The most bytes that all files may have together; negative without limit.
void test_vfs_disk_size(int64_t bytes);

#endif
