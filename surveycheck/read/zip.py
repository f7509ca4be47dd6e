"""A zip as a deliverable: its members, judged before a byte of them is unpacked. Nothing is ever written."""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from surveycheck.model import Facts, Issue
from surveycheck.read.encodings import commonness

MAX_FILES = 20_000
"""Members of a zip, or files of a folder: far above any deliverable, below what an attack needs."""

MAX_TOTAL = 8 * 1024**3
"""Bytes of all members together, unpacked."""

MAX_DEPTH = 32
"""Folders within folders."""

MAX_RATIO = 200
"""Unpacked ÷ packed of a large member. Deflate ends at 1032; drawings and XML stay below 60."""

RATIO_FROM = 100 * 1024**2
"""Unpacked bytes from which the ratio is looked at."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises for a member that it cannot unpack."""

_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_UNICODE_PATH = 0x7075
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?", re.IGNORECASE)


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


def open_zip(source: Path | bytes) -> zipfile.ZipFile:
    """Open for reading. Raises one of ``DAMAGE`` when it is no zip or its directory is damaged."""
    return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)


def open_member(archive: zipfile.ZipFile, member: ZipMember) -> IO[bytes]:
    """A stream that gives at most the size stated; raises one of ``DAMAGE``."""
    return archive.open(member.info)


def listing(archive: zipfile.ZipFile) -> ZipListing:
    """All members, each under its decoded name; unsafe, encrypted and duplicate ones become issues with loss."""
    infos = archive.infolist()
    names, issues = _names(infos)
    members: dict[str, ZipMember] = {}
    folders: set[str] = set()
    total = 0
    for number, (info, name) in enumerate(zip(infos, names, strict=True)):
        path = name.rstrip("/")
        if name.endswith("/") and not unsafe(path):
            folders.add(path)
            continue
        issue = _refused(info, path) or _too_large(info, path, number, total)
        if not issue and path in members:
            issue = Issue("zip-duplicate-name", path, loss=True)
        if issue:
            issues.append(issue)
            if issue.code != "zip-duplicate-name":
                continue
        total += info.file_size
        members[path] = ZipMember(path, info)
    return ZipListing(tuple(members.values()), tuple(sorted(folders)), tuple(issues))


def unsafe(path: str) -> bool:
    """Would a program that unpacks this name write outside the folder, or onto a device?"""
    parts = path.split("/")
    return (
        not path
        or path.startswith("/")
        or re.match(r"[A-Za-z]:", path) is not None
        or any(part in ("", ".", "..") or _DEVICES.fullmatch(part.strip(" .")) for part in parts)
        or any(character < " " for character in path)
        or len(parts) > MAX_DEPTH
    )


def _refused(info: zipfile.ZipInfo, path: str) -> Issue | None:
    if unsafe(path):
        return Issue("zip-unsafe-path", shown(path), loss=True, facts={"path": shown(path)})
    if stat.S_ISLNK(info.external_attr >> 16):
        return Issue("link-not-followed", path, loss=True)
    if info.flag_bits & _ENCRYPTED_FLAG:
        return Issue("zip-encrypted", path, loss=True)
    return None


def _too_large(info: zipfile.ZipInfo, path: str, number: int, total: int) -> Issue | None:
    ratio = info.file_size / max(info.compress_size, 1)
    bomb = info.file_size >= RATIO_FROM and ratio > MAX_RATIO
    if bomb or number >= MAX_FILES or total + info.file_size > MAX_TOTAL:
        return Issue("package-too-large", path, loss=True, facts={"value": info.file_size, "ratio": round(ratio)})
    return None


def shown(path: str) -> str:
    """A path that may be printed: control characters and halves of characters replaced."""
    return "".join("\ufffd" if c < " " or "\ud800" <= c <= "\udfff" else c for c in path)


def _names(infos: list[zipfile.ZipInfo]) -> tuple[list[str], list[Issue]]:
    """The names decoded, all of the same tool's in the same encoding, with ``/`` between folders."""
    raw = [None if _says_unicode(info) else info.orig_filename.encode("cp437", "replace") for info in infos]
    encoding = name_encoding(bytes_ for bytes_ in raw if bytes_ is not None and not bytes_.isascii())
    names, guessed = [], []
    for info, bytes_ in zip(infos, raw, strict=True):
        name = _unicode_path(info) or info.orig_filename if bytes_ is None else bytes_.decode(encoding)
        names.append(name.replace("\\", "/"))
        if bytes_ is not None and not bytes_.isascii():
            guessed.append(names[-1])
    if not guessed:
        return names, []
    facts: Facts = {"encoding": encoding.upper(), "count": len(guessed), "name": shown(guessed[0])}
    return names, [Issue("zip-name-encoding", shown(guessed[0]).rstrip("/"), facts=facts)]


def _says_unicode(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _UTF8_FLAG) or _unicode_path(info) != ""


def _unicode_path(info: zipfile.ZipInfo) -> str:
    """The name in the Info-ZIP Unicode Path extra field (APPNOTE 4.6.9), "" if there is none."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def name_encoding(names: Iterable[bytes]) -> str:
    """Encoding of names that do not say one: UTF-8 where that gives common Chinese, else GBK, else cp437."""
    joined = b"\n".join(names)
    texts = {}
    for encoding in ("gbk", "utf-8"):
        try:
            texts[encoding] = joined.decode(encoding)
        except UnicodeDecodeError:
            continue
    return max(texts, key=lambda name: commonness(texts[name])) if texts else "cp437"
