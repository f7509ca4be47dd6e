"""Drawings that were read before, kept under the digest of their file in the user's cache folder.

A cache may be deleted at any time. What it gives is held against a checksum, against the digest of the drawing that is
asked for, and against the program that has written it: any change of the readers makes all of it stale. A cache that
cannot be read or written is no fault of the deliverable: the drawing is read as if there were none.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import shapely

from surveycheck.read.beside import beside
from surveycheck.read.column_file import Column, Damaged, is_whole, packed, unpacked
from surveycheck.read.drawing_file import Found, put_together, taken_apart

FOLDER = "SURVEYCHECK_CACHE"
"""Environment variable that names another folder."""

SMALLEST = 256 * 1024
"""Bytes of a file from which on keeping it pays: below, reading takes a few milliseconds."""

LARGEST = 2 * 1024**3
"""Bytes of the whole folder; the entries that were not used for longest go first."""

SPARE = 1024**3
"""So many bytes of the disk stay free."""

SUFFIX = ".columns"
MADE_BY = ("read", "geometry", "model")
"""Rooms whose code decides what a drawing looks like."""


@dataclass(frozen=True)
class Cache:
    """A folder of drawings, of at most ``limit`` bytes."""

    folder: Path
    limit: int = LARGEST

    @classmethod
    def of_user(cls) -> Cache:
        """The folder that this computer keeps for such things, unless ``SURVEYCHECK_CACHE`` names another."""
        from platformdirs import user_cache_path

        named = os.environ.get(FOLDER, "")
        return cls(Path(named) if named else user_cache_path("surveycheck", appauthor=False) / "drawings")

    def may_hold(self, size: int) -> bool:
        """Whether it knows a file of so many bytes: then the digest is worth a pass that keeps nothing of the file."""
        ending = _ending(size)
        return any(path.name.endswith(ending) for _, _, path in self._entries())

    def load(self, digest: str, size: int, file: str) -> Found | None:
        """What was read of the file with this SHA-256 and so many bytes, now named ``file``; None if not known."""
        path = self._path(digest, size)
        try:
            found = _found(_mapped(path), _key(digest), file)
        except FileNotFoundError:
            return None
        except (OSError, Damaged, KeyError, TypeError):
            _forget(path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found

    def save(self, digest: str, size: int, found: Found) -> None:
        """Keeps what was read of the file with this SHA-256 and so many bytes."""
        try:
            about, columns = taken_apart(found)
            pieces = list(packed({**about, "key": _key(digest)}, columns))
            takes = sum(len(piece) for piece in pieces)
            if self._ready() and takes < self.limit // 4 and shutil.disk_usage(self.folder).free > takes + SPARE:
                self._write(self._path(digest, size), pieces)
                self._prune()
        except (OSError, TypeError, ValueError):
            return

    def holds(self) -> tuple[int, int]:
        """How many entries there are, and their bytes."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        """Deletes every entry."""
        for _, _, path in self._entries():
            _forget(path)

    def _path(self, digest: str, size: int) -> Path:
        return self.folder / (hashlib.sha256(_key(digest).encode()).hexdigest()[:40] + _ending(size))

    def _ready(self) -> bool:
        """Makes the folder, for this user only; False where it is somebody else's."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = self.folder.lstat()
        own = not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)
        return own and not self.folder.is_symlink()

    def _write(self, path: Path, pieces: list[bytes | memoryview]) -> None:
        """A temporary file (readable by the user only) that takes the name when it is whole."""
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                for piece in pieces:
                    stream.write(piece)
            Path(name).replace(path)
        except BaseException:
            _forget(Path(name))
            raise

    def _entries(self) -> list[tuple[float, int, Path]]:
        """Time of last use, bytes and place of every entry, and of what writers that were ended have left behind; the
        least recently used first."""
        found = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                if entry.name.endswith((SUFFIX, ".part")):
                    with contextlib.suppress(OSError):  # another program may have deleted it
                        about = entry.stat()
                        found.append((about.st_mtime, about.st_size, Path(entry.path)))
        return sorted(found)

    def _prune(self) -> None:
        entries = self._entries()
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= self.limit:
                return
            total -= size
            _forget(path)


def _ending(size: int) -> str:
    """How the names of entries of files of so many bytes end."""
    return f"-{size}{SUFFIX}"


def _mapped(path: Path) -> Column:
    """The bytes of an entry, where the system keeps them: to copy them takes as long as all the rest of a load. What is
    written to them never reaches the file. Raises OSError, and ``Damaged`` where there are none."""
    with path.open("rb") as stream:
        try:
            return np.frombuffer(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY), np.uint8)
        except ValueError as empty:
            raise Damaged("empty") from empty


def _found(data: Column, key: str, file: str) -> Found:
    """The drawing of one entry. Its checksum is reckoned meanwhile: it takes as long as a third of the rest."""
    about, columns = unpacked(data)
    if about["key"] != key:
        raise Damaged("another drawing, or another program")
    with beside(partial(is_whole, data), large=True) as whole:
        found = put_together(about, columns, file)
        if not whole():
            raise Damaged("checksum")
    return found


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _key(digest: str) -> str:
    return f"{digest} {program()}"


@lru_cache(maxsize=1)
def program() -> str:
    """A digest of the code that reads drawings, and of the libraries that it computes with."""
    told = [sys.version, sys.byteorder, np.__version__, shapely.__version__, shapely.geos_version_string]
    ezdxf = find_spec("ezdxf")  # to import it takes longer than to read a drawing
    folders = [Path(__file__).parents[1] / room for room in MADE_BY]
    folders += [Path(ezdxf.origin).parent] if ezdxf and ezdxf.origin else []
    for folder in folders:
        told += sorted(_described(entry) for entry in os.scandir(folder) if entry.name.endswith(".py"))
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()


def _described(entry: os.DirEntry[str]) -> str:
    about = entry.stat()
    return f"{entry.name} {about.st_size} {about.st_mtime_ns}"
