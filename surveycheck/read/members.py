"""Where the files of a deliverable come from: a folder, a zip, one file, or memory. All are read only."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

from surveycheck.model import Facts, Issue
from surveycheck.read.walk import Found, walk
from surveycheck.read.zip import MAX_DEPTH, MAX_FILES, TooLargeError, listing, open_member, open_zip
from surveycheck.read.zip_names import shown

CLUTTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
"""Files that an operating system leaves behind, in lower case."""

MAX_SAID = 50
"""Issues of one kind that are listed: an archive of ten thousand bad names has one fault, not ten thousand."""

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
    for found in walk(root, MAX_DEPTH):
        if len(members) >= MAX_FILES:
            issues.append(Issue("package-too-many", "", loss=True, facts={"count": MAX_FILES}))
            break
        one = _of_folder(found, root)
        if isinstance(one, Member):
            members.append(one)
        elif isinstance(one, Issue):
            issues.append(one)
        elif found.what == "folder":
            folders.append(_relative(found.path, root))
    name = folder.absolute().name
    own = root.name if name in ("", "..") else name
    return _sorted(Source(own, tuple(members), tuple(folders), tuple(issues)))


def _of_folder(found: Found, root: Path) -> Member | Issue | None:
    """A file, or what is wrong with it; a link within the deliverable to a file is that file."""
    name = _relative(found.path, root)
    if found.what == "link":
        return _of_link(found.path, root)
    if found.what == "file":
        return Member(name, found.size, found.modified, partial(_open, found.path))
    if found.what == "deep":
        return Issue("package-too-deep", name, loss=True, facts={"count": MAX_DEPTH})
    if found.what == "unreadable":
        return Issue("file-unreadable", name, loss=True, facts={"note": _words(found.error or OSError())})
    if found.what == "other":
        return Issue("file-unreadable", name, loss=True, facts={"note": "not a regular file"})
    return None


def from_zip(path: Path, data: bytes | None = None) -> Source:
    """A zip, or the ``data`` of one in memory; one enclosing folder is its name. Raises one of ``zip.DAMAGE`` when it
    is no zip."""
    try:
        archive = open_zip(path if data is None else io.BytesIO(data))
    except TooLargeError:
        return Source(path.stem, (), issues=(Issue("package-too-many", "", loss=True, facts={"count": MAX_FILES}),))
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
        issues=tuple(replace(i, file=cut(i.file), facts=_cut_facts(i.facts, cut)) for i in source.issues),
    )


def _cut_facts(facts: Facts, cut: Callable[[str], str]) -> Facts:
    """The other file that an issue is about has its place in the deliverable as well."""
    return {**facts, "file": cut(str(facts["file"]))} if "file" in facts else facts


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


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _of_link(path: Path, root: Path) -> Member | Issue | None:
    """A link within the deliverable is what it points at; one that leads out, or nowhere, is not followed. One to a
    folder within is passed over: its files are met where they are."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(root) or not target.exists():
        return Issue("link-not-followed", _relative(path, root), loss=True)
    if not target.is_file():
        return None
    about = target.stat()
    return Member(_relative(path, root), about.st_size, about.st_mtime, partial(_open, target))


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
    return replace(source, members=members, folders=tuple(sorted(set(source.folders))), issues=_capped(source.issues))


def _capped(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Of each kind the first ``MAX_SAID``, in order; the others are counted."""
    said: Counter[str] = Counter()
    loss: set[str] = set()
    kept = []
    for issue in issues:
        said[issue.code] += 1
        if said[issue.code] <= MAX_SAID:
            kept.append(issue)
        elif issue.loss:
            loss.add(issue.code)
    more = [(code, count) for code, count in said.items() if count > MAX_SAID]
    kept += [Issue("issues-not-listed", "", loss=c in loss, facts={"kind": c, "count": count}) for c, count in more]
    return tuple(kept)
