// Put before a process by LD_PRELOAD: lets one of the calls fail that SQLite makes of the C library for the files of a
// database. Which call and how is said in a file of memory that both sides share; see failing-calls.ts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#undef stat64
#undef lstat64
#undef fstat64

struct shared {
  int64_t calls;      // since `folder` was set
  int64_t failing;    // number of the call that fails, from 1; 0: none
  int64_t error;      // what it sets errno to
  int64_t failed;     // how often a call failed
  char name[32];      // of the call that failed
  char path[512];     // of its file
  char folder[512];   // calls in it are counted; empty: none
  int64_t lasting;    // 1: from the call that fails on, no read gives the byte that it began with
  int64_t bad_byte;   // where that byte is in the file, plus 1; 0: all are read
  int64_t done;       // 1: the call that fails does first what it is to do
};

// What becomes of a call. One that is done says all the same that it failed.
enum fate { goes_on, is_refused, is_done };

static struct shared *shared;
enum { files_max = 65536 };
static char *files[files_max];

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAILING_CALLS");
  if (path == NULL) return;
  int (*open_file)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
  int file = open_file(path, O_RDWR | O_CLOEXEC);
  if (file < 0) abort();
  void *memory = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (memory == MAP_FAILED) abort();
  shared = memory;
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), end_length = strlen(end);
  return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

// The main file, the write-ahead log, the shared memory and the journal of a database in the folder.
static int concerns(const char *path) {
  if (shared == NULL || path == NULL || shared->folder[0] == 0) return 0;
  if (strncmp(path, shared->folder, strlen(shared->folder)) != 0) return 0;
  return ends_with(path, ".sqlite") || ends_with(path, ".sqlite-wal") || ends_with(path, ".sqlite-shm") ||
         ends_with(path, ".sqlite-journal");
}

static const char *path_of(int file) {
  return file >= 0 && file < files_max ? files[file] : NULL;
}

// Whether this call must fail; then errno is set. ENOENT is only said by calls that find a file by its name.
static enum fate fate_of(const char *name, const char *path, int finds, int changes) {
  if (!concerns(path)) return goes_on;
  int64_t number = __atomic_add_fetch(&shared->calls, 1, __ATOMIC_SEQ_CST);
  if (number != shared->failing || (shared->done && !changes)) return goes_on;
  if (shared->error == ENOENT) {
    int (*access_file)(const char *, int) = dlsym(RTLD_NEXT, "access");
    if (!finds || access_file(path, F_OK) != 0) return goes_on;
  }
  strncpy(shared->name, name, sizeof shared->name - 1);
  strncpy(shared->path, path, sizeof shared->path - 1);
  __atomic_add_fetch(&shared->failed, 1, __ATOMIC_SEQ_CST);
  errno = (int)shared->error;
  return shared->done ? is_done : is_refused;
}

static int fails(const char *name, const char *path, int finds) {
  return fate_of(name, path, finds, 0) == is_refused;
}

// Whether a read of these bytes must fail: this call, or one that a lasting fault has hit before.
static int fails_to_read(const char *name, int file, int64_t at, size_t length) {
  const char *path = path_of(file);
  if (!concerns(path)) return 0;
  int64_t bad = shared->bad_byte - 1;
  if (bad >= at && bad < at + (int64_t)length && strcmp(shared->path, path) == 0) {
    errno = (int)shared->error;
    return 1;
  }
  if (!fails(name, path, 0)) return 0;
  if (shared->lasting) shared->bad_byte = at + 1;
  return 1;
}

static void remember(int file, const char *path) {
  if (file < 0 || file >= files_max) return;
  free(files[file]);
  files[file] = concerns(path) ? strdup(path) : NULL;
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    if (fails("open", path, 1)) return -1; \
    int file = real(path, flags, mode); \
    remember(file, path); \
    return file; \
  }
OPEN(open)
OPEN(open64)

int close(int file) {
  REAL(close);
  remember(file, NULL);
  return real(file);
}

#define CHANGE(result, name, label, path, finds, parameters, arguments) \
  result name parameters { \
    REAL(name); \
    enum fate fate = fate_of(label, path, finds, 1); \
    if (fate == is_refused) return -1; \
    result found = real arguments; \
    if (fate == goes_on) return found; \
    errno = (int)shared->error; \
    return -1; \
  }
#define BY_FILE(result, name, label, parameters, arguments) \
  CHANGE(result, name, label, path_of(file), 0, parameters, arguments)
#define READ(result, name, label, place, parameters, arguments) \
  result name parameters { \
    REAL(name); \
    if (fails_to_read(label, file, place, length)) return -1; \
    return real arguments; \
  }
READ(ssize_t, read, "read", lseek(file, 0, SEEK_CUR), (int file, void *bytes, size_t length), (file, bytes, length))
READ(ssize_t, pread, "pread", at, (int file, void *bytes, size_t length, off_t at), (file, bytes, length, at))
READ(ssize_t, pread64, "pread", at, (int file, void *bytes, size_t length, off64_t at), (file, bytes, length, at))
BY_FILE(ssize_t, write, "write", (int file, const void *bytes, size_t length), (file, bytes, length))
BY_FILE(ssize_t, pwrite, "pwrite", (int file, const void *bytes, size_t length, off_t at), (file, bytes, length, at))
BY_FILE(ssize_t, pwrite64, "pwrite", (int file, const void *bytes, size_t length, off64_t at), (file, bytes, length, at))
BY_FILE(int, fsync, "fsync", (int file), (file))
BY_FILE(int, fdatasync, "fdatasync", (int file), (file))
BY_FILE(int, ftruncate, "ftruncate", (int file, off_t length), (file, length))
BY_FILE(int, ftruncate64, "ftruncate", (int file, off64_t length), (file, length))

#define ASK(result, name, label, path, finds, parameters, arguments) \
  result name parameters { \
    REAL(name); \
    if (fails(label, path, finds)) return -1; \
    return real arguments; \
  }
ASK(int, fstat64, "fstat", path_of(file), 0, (int file, struct stat64 *status), (file, status))
ASK(int, access, "access", path, 1, (const char *path, int mode), (path, mode))
ASK(int, stat64, "stat", path, 1, (const char *path, struct stat64 *status), (path, status))
ASK(int, lstat64, "lstat", path, 1, (const char *path, struct stat64 *status), (path, status))
CHANGE(int, unlink, "unlink", path, 1, (const char *path), (path))
CHANGE(int, rename, "rename", path, 1, (const char *path, const char *to), (path, to))

// How programs call `stat` that were built before glibc 2.33.
int __xstat64(int version, const char *path, struct stat64 *status) { (void)version; return stat64(path, status); }
int __lxstat64(int version, const char *path, struct stat64 *status) { (void)version; return lstat64(path, status); }
int __fxstat64(int version, int file, struct stat64 *status) { (void)version; return fstat64(file, status); }

// Locks; other commands of `fcntl` pass.
#define FCNTL(name) \
  int name(int file, int command, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, command); \
    void *given = va_arg(rest, void *); \
    va_end(rest); \
    int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK; \
    if (locks && fails("lock", path_of(file), 0)) return -1; \
    return real(file, command, given); \
  }
FCNTL(fcntl)
FCNTL(fcntl64)
