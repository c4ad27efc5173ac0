/* Stands between a process and the C library: numbers the calls that touch one folder or the
 * network, and at the call whose number was asked for ends the process, lets it fail, or alters
 * what comes in. Writes a trace of what reached the disk, for power cuts to be replayed from.
 * SQLite goes through the same calls, so it is covered too. Built by tests/faults/shim.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, MAKE = 2, WRITE = 4, SYNC = 8, NAME = 16, SOCKET = 32, SEND = 64, RECV = 128 };
enum { COUNT, CUT, HALF, FULL, READONLY, BROKEN, HANDLES, SHORT, RESET, ENDED, FLIP, STOP };
enum { FILES = 4096 };

static char root[PATH_MAX];
static size_t root_length;
static int armed, action, classes, trace = -1;
static long point, counted, hit;
static char *opened[FILES]; /* the path below root of each file that is open, or NULL */

#define REAL(name, ...) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name);

static const char *below(const char *path) {
  static __thread char whole[PATH_MAX];
  if (!armed || !path) return NULL;
  if (path[0] != '/') {
    if (!getcwd(whole, sizeof whole / 2)) return NULL;
    strncat(whole, "/", 2);
    strncat(whole, path, sizeof whole - strlen(whole) - 1);
    path = whole;
  }
  if (strncmp(path, root, root_length)) return NULL;
  if (path[root_length] == '\0') return ".";
  return path[root_length] == '/' ? path + root_length + 1 : NULL;
}

static int ours(int fd) { return armed && fd >= 0 && fd < FILES && opened[fd]; }

/* One record: letter, two numbers, two lengths, two texts. */
static void record(char letter, int64_t a, int64_t b, const void *one, size_t n, const void *two, size_t m) {
  if (trace < 0) return;
  int kept = errno;
  REAL(write)
  char head[25];
  uint32_t lengths[2] = {(uint32_t)n, (uint32_t)m};
  head[0] = letter;
  memcpy(head + 1, &a, 8);
  memcpy(head + 9, &b, 8);
  memcpy(head + 17, lengths, 8);
  if (real(trace, head, sizeof head) < 0 || (n && real(trace, one, n) < 0) || (m && real(trace, two, m) < 0))
    _exit(99);
  errno = kept;
}

/* Count a call; return 0 to let it pass, or what to do with it. */
static int meet(int class) {
  if (!armed || !(classes & class)) return 0;
  counted++;
  int last = action == FULL || action == READONLY;
  if (!(last ? counted >= point : counted == point) || action == COUNT) return 0;
  if (action == CUT) _exit(137);
  if (action == STOP) raise(SIGSTOP);
  return action;
}

/* The error of a call that fails at this point, or 0. */
static int failing(int what, int grows) {
  int found = 0;
  if (what == FULL && grows) found = ENOSPC;
  if (what == READONLY) found = EROFS;
  if (what == BROKEN) found = EIO;
  if (what == HANDLES) found = EMFILE;
  if (found) hit++;
  return found;
}

void fault_arm(const char *folder, int what, int which, long number, int trace_to) {
  snprintf(root, sizeof root, "%s", folder);
  root_length = strlen(root);
  action = what;
  classes = which;
  point = number;
  trace = trace_to;
  counted = hit = 0;
  armed = 1;
}

void fault_disarm(void) { armed = 0; }
long fault_counted(void) { return counted; }
long fault_hit(void) { return hit; }
void fault_note(const char *words) { record('N', 0, 0, words, strlen(words), NULL, 0); }

static void remember(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= FILES) return;
  free(opened[fd]);
  opened[fd] = strdup(path);
  record('O', fd, flags, path, strlen(path), NULL, 0);
}

#define OPENING(name, at_parameter, at_argument) \
  int name(at_parameter const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    REAL(name) \
    const char *mine = below(path); \
    if (!mine) return real(at_argument path, flags, mode); \
    struct stat known; \
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT); \
    int grows = (flags & O_CREAT) && stat(path, &known) != 0; \
    int what = meet(grows ? MAKE | OPEN : OPEN), error = 0; \
    if (what == HANDLES || writes) error = failing(what, grows); \
    if (error) { errno = error; return -1; } \
    char kept[PATH_MAX]; \
    snprintf(kept, sizeof kept, "%s", mine); \
    int fd = real(at_argument path, flags, mode); \
    remember(fd, kept, flags); \
    return fd; \
  }
OPENING(open, , )
OPENING(open64, , )
#define AT int folder,
#define GIVE folder,
OPENING(openat, AT, GIVE)
OPENING(openat64, AT, GIVE)

int close(int fd) {
  REAL(close)
  if (ours(fd)) {
    record('C', fd, 0, NULL, 0, NULL, 0);
    free(opened[fd]);
    opened[fd] = NULL;
  }
  return real(fd);
}

static off_t size_of(int fd) {
  struct stat known;
  return fstat(fd, &known) ? 0 : known.st_size;
}

static off_t place_of(int fd) {
  return fcntl(fd, F_GETFL) & O_APPEND ? size_of(fd) : lseek(fd, 0, SEEK_CUR);
}

/* Before a write: returns how many bytes may go, or -1 with errno. */
static ssize_t allowed(int fd, size_t length, off_t at, int *cut) {
  int what = meet(WRITE), error = failing(what, at + (off_t)length > size_of(fd));
  *cut = what == HALF;
  if (error) { errno = error; return -1; }
  if (what == SHORT && length > 1) { hit++; return (ssize_t)(length / 2); }
  return (ssize_t)(what == HALF ? length / 2 : length);
}

ssize_t write(int fd, const void *data, size_t length) {
  REAL(write)
  if (!ours(fd)) return real(fd, data, length);
  off_t at = place_of(fd);
  int cut;
  ssize_t goes = allowed(fd, length, at, &cut);
  if (goes < 0) return -1;
  ssize_t went = real(fd, data, (size_t)goes);
  if (cut) _exit(137);
  if (went > 0) record('W', fd, at, data, (size_t)went, NULL, 0);
  return went;
}

#define PLACED(name, offset_type) \
  ssize_t name(int fd, const void *data, size_t length, offset_type at) { \
    REAL(name) \
    if (!ours(fd)) return real(fd, data, length, at); \
    int cut; \
    ssize_t goes = allowed(fd, length, at, &cut); \
    if (goes < 0) return -1; \
    ssize_t went = real(fd, data, (size_t)goes, at); \
    if (cut) _exit(137); \
    if (went > 0) record('W', fd, at, data, (size_t)went, NULL, 0); \
    return went; \
  }
PLACED(pwrite, off_t)
PLACED(pwrite64, off64_t)

#define CUTTING(name, offset_type) \
  int name(int fd, offset_type length) { \
    REAL(name) \
    if (!ours(fd)) return real(fd, length); \
    int error = failing(meet(WRITE), length > size_of(fd)); \
    if (error) { errno = error; return -1; } \
    int gone = real(fd, length); \
    if (!gone) record('T', fd, length, NULL, 0, NULL, 0); \
    return gone; \
  }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

#define SYNCING(name) \
  int name(int fd) { \
    REAL(name) \
    if (!ours(fd)) return real(fd); \
    int what = meet(SYNC), error = what == READONLY ? 0 : failing(what, 0); \
    if (error) { errno = error; return -1; } \
    int gone = real(fd); \
    if (!gone) record('S', fd, 0, NULL, 0, NULL, 0); \
    return gone; \
  }
SYNCING(fsync)
SYNCING(fdatasync)

/* Calls that change names: letter for the trace, whether they need room. */
#define NAMED(name, letter, grows, parameters, arguments, first, second) \
  int name parameters { \
    REAL(name) \
    const char *seen = below(first); \
    if (!seen) return real arguments; \
    char one[PATH_MAX], two[PATH_MAX] = ""; \
    snprintf(one, sizeof one, "%s", seen); \
    if ((seen = below(second))) snprintf(two, sizeof two, "%s", seen); \
    int error = failing(meet(NAME), grows); \
    if (error) { errno = error; return -1; } \
    int gone = real arguments; \
    if (!gone) record(letter, 0, 0, one, strlen(one), two, strlen(two)); \
    return gone; \
  }
NAMED(rename, 'R', 0, (const char *a, const char *b), (a, b), a, b)
NAMED(renameat, 'R', 0, (int f, const char *a, int g, const char *b), (f, a, g, b), a, b)
NAMED(link, 'L', 1, (const char *a, const char *b), (a, b), a, b)
NAMED(linkat, 'L', 1, (int f, const char *a, int g, const char *b, int h), (f, a, g, b, h), a, b)
NAMED(unlink, 'U', 0, (const char *a), (a), a, NULL)
NAMED(unlinkat, 'U', 0, (int f, const char *a, int g), (f, a, g), a, NULL)
NAMED(rmdir, 'U', 0, (const char *a), (a), a, NULL)
NAMED(mkdir, 'M', 1, (const char *a, mode_t m), (a, m), a, NULL)
NAMED(mkdirat, 'M', 1, (int f, const char *a, mode_t m), (f, a, m), a, NULL)

#define LINKING(name, at_parameter, at_argument) \
  int name(const char *to, at_parameter const char *path) { \
    REAL(name) \
    const char *mine = below(path); \
    if (!mine) return real(to, at_argument path); \
    int error = failing(meet(NAME), 1); \
    if (error) { errno = error; return -1; } \
    int gone = real(to, at_argument path); \
    if (!gone) record('Y', 0, 0, mine, strlen(mine), to, strlen(to)); \
    return gone; \
  }
LINKING(symlink, , )
LINKING(symlinkat, AT, GIVE)

int socket(int domain, int type, int protocol) {
  REAL(socket)
  int error = meet(SOCKET) == HANDLES ? EMFILE : 0;
  if (error) { hit++; errno = error; return -1; }
  return real(domain, type, protocol);
}

int connect(int fd, const struct sockaddr *to, socklen_t length) {
  REAL(connect)
  if (meet(SEND) == RESET) { hit++; errno = ECONNREFUSED; return -1; }
  return real(fd, to, length);
}

ssize_t send(int fd, const void *data, size_t length, int flags) {
  REAL(send)
  if (meet(SEND) == RESET) { hit++; shutdown(fd, SHUT_RDWR); errno = ECONNRESET; return -1; }
  return real(fd, data, length, flags);
}

ssize_t recv(int fd, void *data, size_t length, int flags) {
  REAL(recv)
  int what = meet(RECV);
  if (what == RESET) { hit++; shutdown(fd, SHUT_RDWR); errno = ECONNRESET; return -1; }
  if (what == ENDED) { hit++; shutdown(fd, SHUT_RD); return 0; }
  if (what == SHORT && length > 1) { hit++; length = 1; }
  ssize_t came = real(fd, data, length, flags);
  if (what == FLIP && came > 0) { hit++; ((char *)data)[came / 2] ^= 1; }
  return came;
}
