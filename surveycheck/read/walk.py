"""A folder's files, walked without recursion and within limits: nothing is opened, no link is followed out of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: a link between folders on Windows that is no symbolic link."""


@dataclass(frozen=True)
class Found:
    """``what`` is a file, a folder, a link, something else (a pipe, a device), or unreadable with ``error``."""

    path: Path
    what: Literal["file", "folder", "link", "other", "deep", "unreadable"]
    size: int = 0
    modified: float = 0.0
    error: OSError | None = None


def walk(root: Path, depth: int) -> Iterator[Found]:
    """Everything below ``root``, folder by folder; a folder more than ``depth`` below it is "deep" and not entered."""
    folders = [(root, 1)]
    while folders:
        folder, level = folders.pop()
        try:
            with os.scandir(folder) as entries:
                found = [_found(entry) for entry in entries]
        except OSError as error:
            yield Found(folder, "unreadable", error=error)
            continue
        for one in found:
            deep = one.what == "folder" and level >= depth
            yield Found(one.path, "deep") if deep else one
            if one.what == "folder" and not deep:
                folders.append((one.path, level + 1))


def _found(entry: os.DirEntry[str]) -> Found:
    path = Path(entry.path)
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Found(path, "unreadable", error=error)
    if stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) == JUNCTION:
        return Found(path, "link")
    if stat.S_ISDIR(about.st_mode):
        return Found(path, "folder")
    if not stat.S_ISREG(about.st_mode):
        return Found(path, "other")
    return Found(path, "file", about.st_size, about.st_mtime)
