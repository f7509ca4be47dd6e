"""A zip as a deliverable: its members, judged before a byte of them is unpacked. Nothing is ever written."""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from unicodedata import normalize

from surveycheck.model import Issue
from surveycheck.read.zip_directory import MAX_DIRECTORY, directory_size, overlapping, stated_count
from surveycheck.read.zip_names import CONTROLS, decoded_names, shown

MAX_FILES = 20_000
"""Members of a zip, or files of a folder: far above any deliverable, below what an attack needs."""

MAX_TOTAL = 8 * 1024**3
"""Bytes of all members together, unpacked."""

MAX_DEPTH = 32
"""Folders within folders."""

MAX_RATIO = 200
"""Unpacked ÷ packed, of a large member and of all members up to it. Deflate ends at 1032; drawings and XML stay below
60."""

RATIO_FROM = 100 * 1024**2
"""Unpacked bytes from which the ratio is looked at."""

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
"""Methods of compression that are unpacked (APPNOTE 4.4.5): 0, 8, 12 and 14."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    MemoryError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises for a zip, or a member, that it cannot unpack."""

_ENCRYPTED_FLAG = 0x1
_IN_ZIP64 = 0xFFFF
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?:[.:].*)?", re.IGNORECASE)


@dataclass(frozen=True)
class ZipMember:
    """A file of the zip: its path within it, and its entry."""

    path: str
    info: zipfile.ZipInfo

    @property
    def modified(self) -> float:
        """Seconds since 1970; a zip holds local time without a zone, taken as UTC. 0 where it is no date."""
        try:
            return datetime(*self.info.date_time, tzinfo=UTC).timestamp()
        except ValueError:
            return 0.0


@dataclass(frozen=True)
class ZipListing:
    """The members that may be read, the folders, and what is wrong with the others."""

    members: tuple[ZipMember, ...]
    folders: tuple[str, ...]
    issues: tuple[Issue, ...]


class TooLargeError(Exception):
    """The directory of a zip is larger than ``MAX_DIRECTORY``; ``size`` is what it states."""

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__(f"directory of {size} bytes")


def open_zip(file: Path | io.BytesIO) -> zipfile.ZipFile:
    """Open for reading. Raises one of ``DAMAGE`` when it is no zip or its directory is damaged, TooLargeError."""
    with file.open("rb") if isinstance(file, Path) else nullcontext(file) as stream:
        size = directory_size(stream)
    if size > MAX_DIRECTORY:
        raise TooLargeError(size)
    return zipfile.ZipFile(file)


def open_member(archive: zipfile.ZipFile, member: ZipMember) -> IO[bytes]:
    """A stream that gives at most the size stated; raises one of ``DAMAGE``."""
    return archive.open(member.info)


def listing(archive: zipfile.ZipFile) -> ZipListing:
    """All members, each under its decoded name; unsafe, encrypted and duplicate ones become issues with loss."""
    infos = archive.infolist()
    crossed = overlapping(infos, archive.start_dir)
    if crossed:
        return ZipListing((), (), (Issue("zip-overlapping", "", loss=True, facts={"count": crossed}),))
    names, issues = decoded_names(infos)
    members: dict[str, ZipMember] = {}
    folders: set[str] = set()
    total = packed = 0
    for info, name in zip(infos, names, strict=True):
        path = name.rstrip("/")
        if name.endswith("/") and not unsafe(path) and not info.file_size:
            folders.add(path)
            continue
        if len(members) >= MAX_FILES:
            issues.append(Issue("package-too-many", "", loss=True, facts={"count": MAX_FILES}))
            break
        issue = _refused(info, path) or _too_large(info, path, total, packed)
        if not issue and path in members:
            issue = Issue("zip-duplicate-name", path, loss=True)
        if issue:
            issues.append(issue)
            if issue.code != "zip-duplicate-name":
                continue
        total, packed = total + info.file_size, packed + info.compress_size
        members[path] = ZipMember(path, info)
    issues += _same_on_windows(members)
    if _lacks(archive, len(infos)):
        issues.append(Issue("zip-damaged", "", loss=True, facts={"note": "the directory lacks members"}))
    return ZipListing(tuple(members.values()), tuple(sorted(folders)), tuple(issues))


def _lacks(archive: zipfile.ZipFile, count: int) -> bool:
    """Does the directory end before the number of members that it states? In zip64 it states 65 535 for more."""
    if archive.fp is None:
        return False
    there = stated_count(archive.fp)
    return there != count % 0x10000 and (there != _IN_ZIP64 or count < _IN_ZIP64)


def _same_on_windows(names: Iterable[str]) -> list[Issue]:
    """Names that Windows or macOS takes for one: they differ by case, by dots and blanks at the end of a part, or by
    how an accented letter is put together (Unicode normal forms)."""
    seen: dict[str, str] = {}
    found = []
    for name in names:
        same = "/".join(part.rstrip(" .") for part in normalize("NFC", name).casefold().split("/"))
        first = seen.setdefault(same, name)
        if first != name:
            found.append(Issue("zip-same-name", shown(name), facts={"file": shown(first)}))
    return found


def unsafe(path: str) -> bool:
    """Would a program that unpacks this name write outside the folder, or onto a device?"""
    parts = path.split("/")
    return (
        not path
        or path.startswith("/")
        or re.match(r"[A-Za-z]:", path) is not None
        or any(part in ("", ".", "..") or _DEVICES.fullmatch(part.strip(" .")) for part in parts)
        or any(unicodedata.category(character) in CONTROLS for character in path)
        or len(parts) > MAX_DEPTH
    )


def _refused(info: zipfile.ZipInfo, path: str) -> Issue | None:
    if unsafe(path):
        return Issue("zip-unsafe-path", shown(path), loss=True, facts={"path": shown(path)})
    if stat.S_ISLNK(info.external_attr >> 16):
        return Issue("link-not-followed", path, loss=True)
    if info.flag_bits & _ENCRYPTED_FLAG:
        return Issue("zip-encrypted", path, loss=True)
    if info.compress_type not in METHODS:
        return Issue("zip-method", path, loss=True, facts={"value": info.compress_type})
    return None


def _too_large(info: zipfile.ZipInfo, path: str, total: int, packed: int) -> Issue | None:
    """A member that is a bomb by itself, or makes one of all before it."""
    size, small = info.file_size, max(info.compress_size, 1)
    ratio = max(size / small if size >= RATIO_FROM else 0.0, (total + size) / (packed + small))
    bomb = total + size >= RATIO_FROM and ratio > MAX_RATIO
    if bomb or total + size > MAX_TOTAL:
        return Issue("package-too-large", path, loss=True, facts={"value": size, "ratio": round(ratio)})
    return None
