"""Every file that somebody gives is opened here: a regular one, within bounds, or why not.

It stands on the lowest floor because each room above opens files, from YAML to packages, and what
it refuses is told as everything is. A pipe would be waited for, a device or a sparse file would
fill the memory, and a link may lead to what was never meant to be read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from jianbao.messages.terms import Term

IS_FOLDER = Term("Is a directory", "这是文件夹")
IS_NO_FILE = Term("it is a pipe, a device or a socket", "这是管道、设备或套接字，不是普通文件")
LEADS_OUT = Term("it is a link that leads out of its folder", "这是通向文件夹之外的链接")
WHERE = Term("docs/limits.md tells how to raise that", "提高上限见docs/limits.md")
IS_NO_NAME = Term("no file can have this name", "文件名无效")
IS_NO_FOLDER = Term("it is no folder", "不是文件夹")
NOTHING_THERE = Term("No such file or directory", "没有这个文件")
NO_PERMISSION = Term("Permission denied", "没有读取权限")
IS_LINK = Term("it is a link, and nothing is written through links", "这是链接，不经由链接写入")
MAY_NOT_WRITE = Term("Permission denied", "没有写入权限")
IN_CIRCLES = Term("Too many levels of symbolic links", "链接绕成了圈")

BY_NUMBER = (
    (errno.ENOENT, NOTHING_THERE),
    (errno.ENOTDIR, NOTHING_THERE),
    (errno.EACCES, NO_PERMISSION),
    (errno.EPERM, NO_PERMISSION),
    (errno.EISDIR, IS_FOLDER),
    (errno.ELOOP, IN_CIRCLES),
    (errno.ENAMETOOLONG, IS_NO_NAME),
)

WRITING = (
    (errno.EACCES, MAY_NOT_WRITE),
    (errno.EPERM, MAY_NOT_WRITE),
    (errno.EROFS, Term("Read-only file system", "磁盘只读")),
    (errno.ENOSPC, Term("No space left on device", "磁盘已满")),
    (getattr(errno, "EDQUOT", errno.ENOSPC), Term("Disk quota exceeded", "磁盘配额已用完")),
    (errno.EFBIG, Term("File too large", "文件超过磁盘允许的大小")),
    (errno.EIO, Term("Input/output error", "磁盘读写出错")),
    (errno.EEXIST, Term("File exists", "已有同名文件")),
    (errno.ENOTEMPTY, Term("Directory not empty", "已有同名文件夹")),
    (errno.ENOTDIR, Term("Not a directory", "上级不是文件夹")),
    (errno.EAGAIN, Term("another jianbao is writing or mailing there", "另有jianbao在写入或发送")),
)


class FileRefusedError(OSError):
    """A file is there and could be opened, but is not read."""

    def __init__(self, reason: Term, path: Path | None = None) -> None:
        super().__init__(errno.EINVAL, reason.en, *([path] if path else []))
        self.reason = reason


class FileTooLargeError(FileRefusedError):
    """A file is larger than what is read of its kind; `size` and `limit` are bytes."""

    def __init__(self, size: int, limit: int) -> None:
        en = f"it is larger: {size:,} bytes, and at most {limit:,} are read ({WHERE.en})"
        super().__init__(Term(en, f"文件过大：{size}字节，最多读取{limit}字节（{WHERE.zh}）"))
        self.size, self.limit = size, limit


def read_file(
    path: Path, limit: int, within: Path | None = None, ends_at: Path | None = None
) -> bytes:
    """Return the bytes of a regular file, at most `limit`; one that lies in `within`, if given.

    Links are followed; it is where they end that has to be a file, and within. Who reads many files
    of one folder tells where its own links end (`link_end`).

    Raises FileRefusedError (FileTooLargeError) and, where there is none or it may not be read,
    OSError; ValueError where no file can be called so.
    """
    if within is not None and not link_end(path).is_relative_to(ends_at or link_end(within)):
        raise FileRefusedError(LEADS_OUT)
    _check(path.stat(), limit)  # before it is opened: that alone makes some devices do something
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        _check(status, limit)
        data, piece = b"", max(status.st_size + 1, 65_536)  # never as much as the limit at once
        while len(data) <= limit and (more := file.read(min(piece, limit + 1 - len(data)))):
            data += more
    if len(data) > limit:  # it grew, or said nothing of its size
        raise FileTooLargeError(len(data), limit)
    return data


def reason_of(error: Exception) -> Term:
    """Return why a file cannot be read, in both languages as far as that is known."""
    if isinstance(error, FileRefusedError):
        return error.reason
    number = error.errno if isinstance(error, OSError) else None
    if number in dict(BY_NUMBER):
        return dict(BY_NUMBER)[number]
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return IS_NO_NAME if isinstance(error, ValueError) else Term(text, text)


def unwritten(error: OSError) -> Term:
    """Return why a file cannot be written, in both languages as far as that is known."""
    told = dict(WRITING).get(error.errno or 0)
    return told if told else reason_of(error)


def link_end(path: Path) -> Path:
    """Return where a path leads, all links followed."""
    return Path(os.path.realpath(path))


def _check(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileRefusedError(IS_FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise FileRefusedError(IS_NO_FILE)
    if status.st_size > limit:
        raise FileTooLargeError(status.st_size, limit)
