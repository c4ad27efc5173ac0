"""Takes from this process everything but what it needs to read one stick.

Landlock (no file but below the folders named, no TCP, no signals to others), a seccomp filter by
libseccomp, which Debian's own apt brings along (no socket, no new process, no program, no code
from memory), no new privileges, small limits. What the kernel does not know is left out, and told.
Called by stick.process before it looks at a single byte of the stick.
"""

import ctypes
import errno
import os
import resource
import struct
from collections.abc import Sequence
from typing import Final

_SET_NO_NEW_PRIVS: Final = 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # on every architecture
_ASK_VERSION: Final = 1
_PATH_BENEATH: Final = 1
# What Landlock can withhold of files, by the version that brought it.
_FILES: Final = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
_TCP: Final = 0b11  # bind, connect: from version 4
_SCOPES: Final = 0b11  # abstract sockets, signals: from version 6
# write, read, list, remove a file, make a folder, make a file
_OF_A_FOLDER: Final = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 8

_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM
_MASKED_EQUAL: Final = 7
_PROT_EXEC: Final = 4
_CALLS: Final = (
    "read", "write", "pread64", "pwrite64", "lseek", "close", "fstat", "fsync", "fdatasync",
    "brk", "munmap", "mremap", "madvise", "futex", "getrandom", "clock_gettime", "rt_sigreturn",
    "rt_sigprocmask", "rt_sigaction", "sigaltstack", "restart_syscall", "exit", "exit_group",
)  # fmt: skip
_CALLS_OF_A_FOLDER: Final = (
    "openat", "newfstatat", "fstatat64", "statx", "dup", "fcntl", "mkdirat", "renameat",
    "renameat2", "unlinkat",
)  # fmt: skip
_CALLS_WITHOUT_CODE: Final = ("mmap", "mprotect")  # never executable
_MEMORY: Final = 512 * 1024 * 1024


class _Argument(ctypes.Structure):
    _fields_ = (
        ("place", ctypes.c_uint),
        ("how", ctypes.c_int),
        ("mask", ctypes.c_uint64),
        ("value", ctypes.c_uint64),
    )


def enter(folders: Sequence[int] = ()) -> frozenset[str]:
    """Give everything up, for good; files that are open stay so.

    Args:
        folders: opened folders below which files may be read and made.

    Returns:
        What holds: of `landlock`, `seccomp`.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    library = _library()  # a file, too: opened while that is allowed
    _limit()
    libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    held = set()
    if _landlock(libc, folders):
        held.add("landlock")
    if library is not None and _seccomp(
        library, [*_CALLS, *(_CALLS_OF_A_FOLDER if folders else ())]
    ):
        held.add("seccomp")
    return frozenset(held)


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, _MEMORY),
    ):
        resource.setrlimit(what, (most, most))


def _landlock(libc: ctypes.CDLL, folders: Sequence[int]) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return False
    files = sum(bits for since, bits in _FILES.items() if version >= since)
    words = [files]
    if version >= 4:  # noqa: PLR2004 - see above
        words.append(_TCP)
    if version >= 6:  # noqa: PLR2004
        words.append(_SCOPES)
    wanted = struct.pack(f"{len(words)}Q", *words)
    rules = libc.syscall(_CREATE_RULESET, wanted, len(wanted), 0)
    if rules < 0:
        return False
    try:
        for folder in folders:
            below = struct.pack("=Qi", _OF_A_FOLDER, folder)
            if libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, below, 0):
                return False
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("libseccomp.so.2")
    except OSError:
        return None


def _seccomp(library: ctypes.CDLL, calls: Sequence[str]) -> bool:
    library.seccomp_init.restype = ctypes.c_void_p
    rules = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(_REFUSE)))
    if not rules:
        return False

    def allow(name: str, *arguments: _Argument) -> None:
        number = library.seccomp_syscall_resolve_name(name.encode())
        array = (_Argument * len(arguments))(*arguments)
        if number >= 0:  # one that this architecture has
            library.seccomp_rule_add_array(
                rules, ctypes.c_uint32(_ALLOW), number, len(arguments), array
            )

    try:
        for name in calls:
            allow(name)
        for name in _CALLS_WITHOUT_CODE:
            allow(name, _Argument(2, _MASKED_EQUAL, _PROT_EXEC, 0))
        return bool(library.seccomp_load(rules) == 0)
    finally:
        library.seccomp_release(rules)
