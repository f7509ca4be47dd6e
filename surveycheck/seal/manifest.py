"""``manifest.json``: the files that were written for each report of a folder, with their digests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveycheck.seal.digest import Digests, digests_from, digests_of_file
from surveycheck.seal.documents import as_text, damaged, read_json
from surveycheck.seal.errors import SealError
from surveycheck.whole import write_whole

NAME = "manifest.json"
FORMAT = "surveycheck-manifest/1"
MARKS = (FORMAT.partition("/")[0].encode(), b'"reports"', b'"sm3"')
"""Words of which a manifest of ours keeps one, whatever byte of it was changed."""

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Entry:
    """A file of the folder: its plain name, never a path."""

    name: str
    bytes: int
    digests: Digests


@dataclass(frozen=True)
class Section:
    """The files of one report. ``name`` is the deliverable's, ``stem`` what the names of the files begin with,
    ``started`` the time of the check, ``content`` that of the report's seal."""

    name: str
    stem: str
    started: str
    content: Digests
    files: tuple[Entry, ...]

    def document(self) -> dict[str, object]:
        """As JSON has it."""
        files = [{"path": e.name, "bytes": e.bytes, **e.digests.document()} for e in self.files]
        row: dict[str, object] = {"name": self.name, "stem": self.stem, "started": self.started}
        return row | {"content": self.content.document(), "files": files}

    def entry(self, name: str, digests: Digests | None = None) -> Entry | None:
        """The file of that name, else the one with these digests: it may have been given another name."""
        same = next((entry for entry in self.files if entry.name == name), None)
        return same or next((entry for entry in self.files if entry.digests == digests), None)


def section_of(name: str, stem: str, started: str, content: Digests, paths: Sequence[Path]) -> Section:
    """The section of files that have just been written. Raises OSError."""
    entries = []
    for path in paths:
        digests, size = digests_of_file(path)
        entries.append(Entry(path.name, size, digests))
    return Section(name, stem, started, content, tuple(entries))


def section_from(row: Mapping[str, Any]) -> Section:
    """Raises KeyError, TypeError or ValueError for what is none."""
    entries = tuple(
        Entry(_plain(str(e["path"])), _whole(e["bytes"]), _hexadecimal(digests_from(e))) for e in row["files"]
    )
    words = (str(row["name"]), _plain(str(row["stem"])), str(row["started"]))
    return Section(*words, _hexadecimal(digests_from(row["content"])), entries)


def text_of(sections: Sequence[Section]) -> str:
    """The manifest as it is written."""
    return as_text({"format": FORMAT, "reports": [section.document() for section in sections]})


def read_manifest(path: Path) -> tuple[Section, ...]:
    """The sections of a manifest. Raises SealError for what is none, or is not as it was written."""
    document, text = read_json(path, FORMAT)
    try:
        sections = tuple(map(section_from, document["reports"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged(path, repr(error)) from error
    if text_of(sections) != text:
        raise damaged(path, "not as it was written")
    return sections


def add_section(folder: Path, section: Section) -> Path:
    """Put a section into the manifest of the folder; one with the same stem is replaced, the others stay. A manifest
    of ours that is damaged is written anew.

    Raises SealError where a file of that name is none of ours, OSError.
    """
    path = folder / NAME
    others: tuple[Section, ...] = ()
    if path.exists():
        _ours(path)
        try:
            others = tuple(one for one in read_manifest(path) if one.stem != section.stem)
        except SealError:
            others = ()
    write_whole(path, text_of((*others, section)))
    return path


def ours(folder: Path) -> None:
    """Raises SealError where a file in the folder bears the name of a manifest and is none of ours."""
    if (folder / NAME).exists() or (folder / NAME).is_symlink():
        _ours(folder / NAME)


def _ours(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise SealError(f"{path} 无法读取（{error.strerror}）", f"{path} cannot be read ({error.strerror})") from error
    if path.is_symlink() or (head.strip() and not any(mark in head for mark in MARKS)):
        zh = f"{path} 已存在，且不是 surveycheck 的清单：请换一个文件夹"
        raise SealError(zh, f"{path} is there already and is no manifest of surveycheck: choose another folder")


def check_entry(folder: Path, entry: Entry) -> str:
    """``same``, ``changed``, ``missing`` or ``link``: what became of a file. Links are not followed."""
    path = folder / entry.name
    if path.is_symlink():
        return "link"
    if not path.is_file():
        return "missing"
    if path.stat().st_size != entry.bytes:
        return "changed"
    return "same" if digests_of_file(path)[0] == entry.digests else "changed"


def _plain(name: str) -> str:
    """Raises ValueError for a name that leads out of the folder, or that some system does not take."""
    if not name or name in (".", "..") or UNSAFE.search(name) or name.endswith((" ", ".")):
        raise ValueError(f"no plain file name: {name[:80]!r}")
    return name


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("bytes is no whole number")
    return value


def _hexadecimal(digests: Digests) -> Digests:
    if not HEX.fullmatch(digests.sha256) or not HEX.fullmatch(digests.sm3):
        raise ValueError("a digest is not 64 hexadecimal digits")
    return digests
