"""Where the files of a deliverable come from: a folder, a zip, one file, or memory. All are read only."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

from surveycheck.model import Issue
from surveycheck.read.zip import MAX_FILES, listing, open_member, open_zip, shown

CLUTTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
"""Files that an operating system leaves behind, in lower case."""

MAC_FOLDER = "__MACOSX"
"""The second tree that the archiver of macOS puts beside the real one."""


@dataclass(frozen=True)
class Member:
    """One file: path within the deliverable, stated size, time of change, and how to open it for reading."""

    path: str
    size: int
    modified: float
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Source:
    """A deliverable before anything of it is read. Members are sorted by path."""

    name: str
    members: tuple[Member, ...]
    folders: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    lone: bool = False
    close: Callable[[], None] = lambda: None


def from_files(files: Mapping[str, bytes], name: str) -> Source:
    """A package in memory."""
    members = (Member(path, len(data), 0.0, partial(io.BytesIO, data)) for path, data in files.items())
    return _sorted(Source(name, tuple(members), folders=_parents(files)))


def from_file(path: Path) -> Source:
    """A lone file."""
    about = path.stat()
    member = Member(shown(path.name), about.st_size, about.st_mtime, partial(_open, path))
    return Source(path.name, (member,), lone=True)


def from_folder(folder: Path) -> Source:
    """Everything below a folder. Links that lead out of it, devices and what may not be entered become issues."""
    root = Path(os.path.realpath(folder))
    members: list[Member] = []
    folders: list[str] = []
    issues: list[Issue] = []

    def denied(error: OSError) -> None:
        path = _relative(Path(error.filename or root), root)
        issues.append(Issue("file-unreadable", path, loss=True, facts={"note": _words(error)}))

    for here, below, names in os.walk(root, onerror=denied, followlinks=False):
        folders += [_relative(Path(here, name), root) for name in below if not Path(here, name).is_symlink()]
        linked = [name for name in below if Path(here, name).is_symlink()]
        issues += [issue for name in linked if (issue := _link_issue(Path(here, name), root))]
        for name in names:
            found = _member(Path(here, name), root) if len(members) < MAX_FILES else _too_many(Path(here, name), root)
            (members if isinstance(found, Member) else issues).append(found)  # type: ignore[arg-type]
    name = folder.absolute().name
    source = Source(root.name if name in ("", "..") else name, tuple(members), tuple(folders), tuple(issues))
    return _sorted(source)


def from_zip(path: Path) -> Source:
    """A zip; one enclosing folder is its name. Raises one of ``zip.DAMAGE`` when it is no zip."""
    archive = open_zip(path)
    found = listing(archive)
    members = tuple(
        Member(m.path, m.info.file_size, m.modified, partial(open_member, archive, m)) for m in found.members
    )
    folders = {*found.folders, *_parents(m.path for m in found.members)}
    source = Source(path.stem, members, tuple(folders), found.issues, close=archive.close)
    return _sorted(_unwrapped(source))


def _unwrapped(source: Source) -> Source:
    top = _enclosing(source)
    if not top:
        return source
    start = top + "/"

    def cut(path: str) -> str:
        return path.removeprefix(start)

    return replace(
        source,
        name=top,
        members=tuple(replace(m, path=cut(m.path)) for m in source.members),
        folders=tuple(cut(f) for f in source.folders if f != top),
        issues=tuple(replace(i, file=cut(i.file)) for i in source.issues),
    )


def _enclosing(source: Source) -> str:
    """The one folder that holds everything; the leavings of operating systems beside it do not count."""
    paths = [m.path for m in source.members] + [f + "/" for f in source.folders]
    paths += [i.file for i in source.issues if i.file and i.code not in ("zip-unsafe-path", "zip-name-encoding")]
    tops = {
        tuple(path.split("/", 1)[:1]) if "/" in path else ("", path)
        for path in paths
        if path.split("/", 1)[0] != MAC_FOLDER and path.lower() not in CLUTTER
    }
    only = next(iter(tops)) if len(tops) == 1 else ("",)
    return only[0]


def _member(path: Path, root: Path) -> Member | Issue:
    if path.is_symlink() and (issue := _link_issue(path, root)):
        return issue
    name = _relative(path, root)
    try:
        about = path.stat()
    except OSError as error:
        return Issue("file-unreadable", name, loss=True, facts={"note": _words(error)})
    if not stat.S_ISREG(about.st_mode):
        return Issue("file-unreadable", name, loss=True, facts={"note": "not a regular file"})
    return Member(name, about.st_size, about.st_mtime, partial(_open, path))


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _too_many(path: Path, root: Path) -> Issue:
    return Issue("package-too-large", _relative(path, root), loss=True, facts={"count": MAX_FILES})


def _link_issue(path: Path, root: Path) -> Issue | None:
    """A link within the deliverable is what it points at; one that leads out, or nowhere, is not followed."""
    target = Path(os.path.realpath(path))
    if target.is_relative_to(root) and target.exists():
        return None
    return Issue("link-not-followed", _relative(path, root), loss=True)


def _relative(path: Path, root: Path) -> str:
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return _repaired(name)


def _repaired(name: str) -> str:
    """A name that the file system holds in bytes which are not its own encoding: taken as GBK, else made visible."""
    if not any("\ud800" <= c <= "\udfff" for c in name):
        return shown(name)
    try:
        return shown(os.fsencode(name).decode("gbk"))
    except (UnicodeDecodeError, UnicodeEncodeError):
        return shown(name)


def _words(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _parents(paths: Iterable[str]) -> tuple[str, ...]:
    found: set[str] = set()
    for path in paths:
        parts = path.split("/")[:-1]
        found.update("/".join(parts[: i + 1]) for i in range(len(parts)))
    return tuple(sorted(found))


def _sorted(source: Source) -> Source:
    members = tuple(sorted(source.members, key=lambda member: member.path))
    return replace(source, members=members, folders=tuple(sorted(set(source.folders))))
