#include "CTestVFS.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { files_max = 16, name_max = 512, regions_max = 64, shm_slots = 8, sector = 512 };

// A write that is not synced; bytes NULL: a truncation to `offset`.
typedef struct unsynced {
  int64_t offset, count;
  uint8_t *bytes;
} unsynced;

typedef struct disk_file {
  char name[name_max];
  bool exists;
  uint8_t *seen, *stable;
  int64_t seen_count, stable_count;
  unsynced *writes;
  int write_count;
  void *regions[regions_max];
  int shared, shm_shared[shm_slots];
  const void *reserved, *exclusive, *shm_exclusive[shm_slots];
} disk_file;

typedef struct handle {
  sqlite3_file base;
  disk_file *file;
  int level;
  uint8_t shm_shared, shm_exclusive;
  bool deletes;
} handle;

static disk_file files[files_max];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int64_t operations, operations_max = -1, disk_size = -1;

static bool is_off(void) { return operations_max >= 0 && operations >= operations_max; }

static void resize(uint8_t **bytes, int64_t *count, int64_t wanted) {
  if (wanted > *count) {
    *bytes = realloc(*bytes, (size_t)wanted);
    memset(*bytes + *count, 0, (size_t)(wanted - *count));
  }
  *count = wanted;
}

static void apply(uint8_t **bytes, int64_t *count, const unsynced *write, int64_t from, int64_t to) {
  if (write->bytes == NULL) {
    resize(bytes, count, write->offset);
    return;
  }
  if (write->offset + to > *count) resize(bytes, count, write->offset + to);
  memcpy(*bytes + write->offset + from, write->bytes + from, (size_t)(to - from));
}

static void forget_writes(disk_file *file) {
  for (int index = 0; index < file->write_count; index++) free(file->writes[index].bytes);
  free(file->writes);
  file->writes = NULL;
  file->write_count = 0;
}

static void erase(disk_file *file) {
  forget_writes(file);
  free(file->seen);
  free(file->stable);
  for (int index = 0; index < regions_max; index++) free(file->regions[index]);
  memset(file, 0, sizeof *file);
}

static disk_file *find(const char *name, bool create) {
  disk_file *unused = NULL;
  for (int index = 0; index < files_max; index++) {
    if (files[index].exists && strcmp(files[index].name, name) == 0) return &files[index];
    if (!files[index].exists && unused == NULL) unused = &files[index];
  }
  if (!create || unused == NULL) return NULL;
  erase(unused);
  strncpy(unused->name, name, name_max - 1);
  unused->exists = true;
  return unused;
}

static void remember(disk_file *file, const void *bytes, int64_t offset, int64_t count) {
  file->writes = realloc(file->writes, sizeof(unsynced) * (size_t)(file->write_count + 1));
  unsynced *write = &file->writes[file->write_count++];
  *write = (unsynced){.offset = offset, .count = count};
  if (bytes != NULL) {
    write->bytes = malloc((size_t)count + 1);
    memcpy(write->bytes, bytes, (size_t)count);
  }
  apply(&file->seen, &file->seen_count, write, 0, count);
}

// MARK: Files

static int vfs_close(sqlite3_file *base) {
  handle *self = (handle *)base;
  pthread_mutex_lock(&mutex);
  disk_file *file = self->file;
  if (self->level > SQLITE_LOCK_NONE) file->shared--;
  if (file->reserved == self) file->reserved = NULL;
  if (file->exclusive == self) file->exclusive = NULL;
  if (self->deletes) erase(file);
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static int vfs_read(sqlite3_file *base, void *out, int count, sqlite3_int64 offset) {
  disk_file *file = ((handle *)base)->file;
  pthread_mutex_lock(&mutex);
  int code = is_off() ? SQLITE_IOERR_READ : SQLITE_OK;
  int64_t there = file->seen_count - offset;
  if (there > count) there = count;
  if (there < 0) there = 0;
  if (code == SQLITE_OK) {
    if (there > 0) memcpy(out, file->seen + offset, (size_t)there);
    if (there < count) {
      memset((char *)out + there, 0, (size_t)(count - there));
      code = SQLITE_IOERR_SHORT_READ;
    }
  }
  pthread_mutex_unlock(&mutex);
  return code;
}

static int vfs_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
  disk_file *file = ((handle *)base)->file;
  pthread_mutex_lock(&mutex);
  int code = is_off() ? SQLITE_IOERR_WRITE : SQLITE_OK;
  if (code == SQLITE_OK && disk_size >= 0 && offset + count > file->seen_count) {
    int64_t used = offset + count - file->seen_count;
    for (int index = 0; index < files_max; index++) used += files[index].seen_count;
    if (used > disk_size) code = SQLITE_FULL;
  }
  if (code == SQLITE_OK) {
    operations++;
    remember(file, bytes, offset, count);
  }
  pthread_mutex_unlock(&mutex);
  return code;
}

static int vfs_truncate(sqlite3_file *base, sqlite3_int64 size) {
  disk_file *file = ((handle *)base)->file;
  pthread_mutex_lock(&mutex);
  int code = is_off() ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
  if (code == SQLITE_OK) {
    operations++;
    remember(file, NULL, size, 0);
  }
  pthread_mutex_unlock(&mutex);
  return code;
}

static int vfs_sync(sqlite3_file *base, int flags) {
  (void)flags;
  disk_file *file = ((handle *)base)->file;
  pthread_mutex_lock(&mutex);
  int code = is_off() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
  if (code == SQLITE_OK) {
    operations++;
    for (int index = 0; index < file->write_count; index++)
      apply(&file->stable, &file->stable_count, &file->writes[index], 0,
            file->writes[index].count);
    forget_writes(file);
  }
  pthread_mutex_unlock(&mutex);
  return code;
}

static int vfs_size(sqlite3_file *base, sqlite3_int64 *size) {
  pthread_mutex_lock(&mutex);
  *size = ((handle *)base)->file->seen_count;
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static int vfs_lock(sqlite3_file *base, int level) {
  handle *self = (handle *)base;
  pthread_mutex_lock(&mutex);
  disk_file *file = self->file;
  int code = SQLITE_OK;
  if (level <= self->level) {
  } else if (level == SQLITE_LOCK_SHARED) {
    if (file->exclusive != NULL && file->exclusive != self) code = SQLITE_BUSY;
    else file->shared++;
  } else if (level == SQLITE_LOCK_RESERVED) {
    if (file->reserved != NULL && file->reserved != self) code = SQLITE_BUSY;
    else file->reserved = self;
  } else if ((file->exclusive != NULL && file->exclusive != self) || file->shared > 1) {
    code = SQLITE_BUSY;
  } else {
    file->exclusive = self;
  }
  if (code == SQLITE_OK && level > self->level) self->level = level;
  pthread_mutex_unlock(&mutex);
  return code;
}

static int vfs_unlock(sqlite3_file *base, int level) {
  handle *self = (handle *)base;
  pthread_mutex_lock(&mutex);
  disk_file *file = self->file;
  if (self->level > level) {
    if (file->exclusive == self) file->exclusive = NULL;
    if (file->reserved == self) file->reserved = NULL;
    if (level == SQLITE_LOCK_NONE) file->shared--;
    self->level = level;
  }
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static int vfs_check_reserved(sqlite3_file *base, int *result) {
  pthread_mutex_lock(&mutex);
  *result = ((handle *)base)->file->reserved != NULL;
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static int vfs_control(sqlite3_file *base, int operation, void *argument) {
  (void)base, (void)operation, (void)argument;
  return SQLITE_NOTFOUND;
}
static int vfs_sector_size(sqlite3_file *base) { return (void)base, sector; }
static int vfs_characteristics(sqlite3_file *base) { return (void)base, 0; }

// MARK: Shared memory, which vanishes with the power

static int shm_map(sqlite3_file *base, int region, int size, int extend, void volatile **out) {
  disk_file *file = ((handle *)base)->file;
  if (region >= regions_max) return SQLITE_IOERR_SHMMAP;
  pthread_mutex_lock(&mutex);
  if (file->regions[region] == NULL && extend) file->regions[region] = calloc(1, (size_t)size);
  *out = file->regions[region];
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static int shm_lock(sqlite3_file *base, int offset, int count, int flags) {
  handle *self = (handle *)base;
  disk_file *file = self->file;
  int code = SQLITE_OK;
  pthread_mutex_lock(&mutex);
  for (int slot = offset; slot < offset + count && code == SQLITE_OK; slot++) {
    uint8_t bit = (uint8_t)(1 << slot);
    if (flags & SQLITE_SHM_UNLOCK) continue;
    bool others = file->shm_shared[slot] > ((self->shm_shared & bit) != 0);
    if (file->shm_exclusive[slot] != NULL && file->shm_exclusive[slot] != self) code = SQLITE_BUSY;
    if ((flags & SQLITE_SHM_EXCLUSIVE) && others) code = SQLITE_BUSY;
  }
  for (int slot = offset; slot < offset + count && code == SQLITE_OK; slot++) {
    uint8_t bit = (uint8_t)(1 << slot);
    if (flags & SQLITE_SHM_UNLOCK) {
      if (self->shm_shared & bit) file->shm_shared[slot]--;
      if (self->shm_exclusive & bit) file->shm_exclusive[slot] = NULL;
      self->shm_shared &= (uint8_t)~bit;
      self->shm_exclusive &= (uint8_t)~bit;
    } else if (flags & SQLITE_SHM_SHARED) {
      if (!(self->shm_shared & bit)) file->shm_shared[slot]++;
      self->shm_shared |= bit;
    } else {
      file->shm_exclusive[slot] = self;
      self->shm_exclusive |= bit;
    }
  }
  pthread_mutex_unlock(&mutex);
  return code;
}

static void shm_barrier(sqlite3_file *base) {
  (void)base;
  __sync_synchronize();
}

static int shm_unmap(sqlite3_file *base, int deletes) {
  disk_file *file = ((handle *)base)->file;
  shm_lock(base, 0, shm_slots, SQLITE_SHM_UNLOCK);
  pthread_mutex_lock(&mutex);
  for (int index = 0; deletes && index < regions_max; index++) {
    free(file->regions[index]);
    file->regions[index] = NULL;
  }
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2,          vfs_close,    vfs_read,  vfs_write,          vfs_truncate, vfs_sync,
    vfs_size,   vfs_lock,     vfs_unlock, vfs_check_reserved, vfs_control,  vfs_sector_size,
    vfs_characteristics, shm_map, shm_lock, shm_barrier, shm_unmap, NULL, NULL};

// MARK: The file system

static int vfs_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags) {
  (void)vfs;
  static int temporary;
  handle *self = (handle *)base;
  memset(self, 0, sizeof *self);
  pthread_mutex_lock(&mutex);
  char own[32];
  if (name == NULL) {
    sqlite3_snprintf(sizeof own, own, "temporary-%d", temporary++);
    name = own;
    self->deletes = true;
  }
  self->file = is_off() ? NULL : find(name, (flags & SQLITE_OPEN_CREATE) != 0 || self->deletes);
  self->deletes = self->deletes || (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  if (self->file != NULL) self->base.pMethods = &methods;
  if (out_flags != NULL) *out_flags = flags;
  pthread_mutex_unlock(&mutex);
  return self->file == NULL ? SQLITE_CANTOPEN : SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs, (void)sync;
  pthread_mutex_lock(&mutex);
  disk_file *file = is_off() ? NULL : find(name, false);
  int code = is_off() ? SQLITE_IOERR_DELETE : file == NULL ? SQLITE_IOERR_DELETE_NOENT : SQLITE_OK;
  if (file != NULL) {
    operations++;
    erase(file);
  }
  pthread_mutex_unlock(&mutex);
  return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
  (void)vfs, (void)flags;
  pthread_mutex_lock(&mutex);
  *result = find(name, false) != NULL;
  pthread_mutex_unlock(&mutex);
  return SQLITE_OK;
}

static int vfs_full_name(sqlite3_vfs *vfs, const char *name, int count, char *out) {
  (void)vfs;
  sqlite3_snprintf(count, out, "%s", name);
  return SQLITE_OK;
}

void test_vfs_register(void) {
  static sqlite3_vfs vfs;
  pthread_mutex_lock(&mutex);
  if (vfs.zName == NULL) {
    vfs = *sqlite3_vfs_find(NULL);
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(handle);
    vfs.mxPathname = name_max - 1;
    vfs.zName = TEST_VFS_NAME;
    vfs.pNext = NULL;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    vfs.xAccess = vfs_access;
    vfs.xFullPathname = vfs_full_name;
    sqlite3_vfs_register(&vfs, 0);
  }
  pthread_mutex_unlock(&mutex);
}

void test_vfs_reset(void) {
  pthread_mutex_lock(&mutex);
  for (int index = 0; index < files_max; index++) erase(&files[index]);
  operations = 0;
  operations_max = disk_size = -1;
  pthread_mutex_unlock(&mutex);
}

void test_vfs_power_off(int64_t count) {
  pthread_mutex_lock(&mutex);
  operations_max = count < 0 ? -1 : operations + count;
  pthread_mutex_unlock(&mutex);
}

int64_t test_vfs_operations(void) {
  pthread_mutex_lock(&mutex);
  int64_t result = operations;
  pthread_mutex_unlock(&mutex);
  return result;
}

void test_vfs_disk_size(int64_t bytes) {
  pthread_mutex_lock(&mutex);
  disk_size = bytes;
  pthread_mutex_unlock(&mutex);
}

static uint64_t next(uint64_t *state) {
  *state = *state * 6364136223846793005ull + 1442695040888963407ull;
  return *state >> 33;
}

// Some of the unsynced writes reach the disk, in any order, some of them in part.
static void settle(disk_file *file, uint64_t *state) {
  for (int left = file->write_count; left > 1; left--) {
    int other = (int)(next(state) % (uint64_t)left);
    unsynced write = file->writes[left - 1];
    file->writes[left - 1] = file->writes[other];
    file->writes[other] = write;
  }
  uint64_t luck = next(state) % 4;
  for (int index = 0; index < file->write_count; index++) {
    unsynced *write = &file->writes[index];
    uint64_t fate = next(state) % 4;
    if (fate < luck) {
      apply(&file->stable, &file->stable_count, write, 0, write->count);
    } else if (fate == luck && write->bytes != NULL) {
      for (int64_t from = 0; from < write->count; from += sector) {
        int64_t to = from + sector < write->count ? from + sector : write->count;
        if (next(state) % 2) apply(&file->stable, &file->stable_count, write, from, to);
      }
    }
  }
  forget_writes(file);
  free(file->seen);
  file->seen = malloc((size_t)file->stable_count + 1);
  if (file->stable_count > 0) memcpy(file->seen, file->stable, (size_t)file->stable_count);
  file->seen_count = file->stable_count;
  for (int index = 0; index < regions_max; index++) {
    free(file->regions[index]);
    file->regions[index] = NULL;
  }
  file->shared = 0;
  memset(file->shm_shared, 0, sizeof file->shm_shared);
  memset(file->shm_exclusive, 0, sizeof file->shm_exclusive);
  file->reserved = file->exclusive = NULL;
}

void test_vfs_power_on(uint64_t seed) {
  pthread_mutex_lock(&mutex);
  uint64_t state = seed * 2 + 1;
  next(&state);
  for (int index = 0; index < files_max; index++)
    if (files[index].exists) settle(&files[index], &state);
  operations = 0;
  operations_max = -1;
  pthread_mutex_unlock(&mutex);
}
