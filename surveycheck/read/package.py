"""A deliverable → Model: every file hashed and told by its content, every DXF and XML read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from surveycheck.model import Event, Issue, Model, Progress, SourceFile, silent
from surveycheck.model.sheets import SheetPlan
from surveycheck.read.cache import Cache
from surveycheck.read.errors import ReadError
from surveycheck.read.lost_names import lost_names
from surveycheck.read.members import Source, from_files, from_zip
from surveycheck.read.one_file import Found, read_member, within
from surveycheck.read.source import source_of
from surveycheck.read.xml_schema import compile_schema
from surveycheck.read.zip import DAMAGE
from surveycheck.read.zip_damage import damage_of


def read(
    path: Path,
    schema: bytes | None = None,
    progress: Progress = silent,
    cache: Cache | None = None,
    papers: bool = False,
    sheets: SheetPlan | None = None,
) -> Model:
    """Read a folder, a zip or a lone DXF or XML file. ``schema`` is an XSD for its XML; ``cache`` knows drawings that
    were read before. ``papers``: the text of its PDF files, too. ``sheets`` says which spreadsheets hold records.

    Raises ``ReadError`` when there is nothing of the kind at ``path``; all that is wrong with the deliverable itself is
    in the ``issues`` of the model. Progress may raise ``Stopped``.
    """
    path = Path(path)
    try:
        source = source_of(path)
    except DAMAGE as error:
        return _damaged_zip(path, error)
    try:
        return _read(source, schema, progress, cache, papers, sheets)
    finally:
        source.close()


def read_bytes(
    files: Mapping[str, bytes] | bytes,
    name: str = "example",
    schema: bytes | None = None,
    papers: bool = True,
    sheets: SheetPlan | None = None,
) -> Model:
    """Read a package that is held in memory: path (relative, ``/``) → content, or a zip. Raises one of ``zip.DAMAGE``
    when it is no zip."""
    source = from_zip(Path(name), files) if isinstance(files, bytes) else from_files(files, name)
    return _read(source, schema, silent, None, papers, sheets)


def _damaged_zip(path: Path, error: BaseException) -> Model:
    """A zip whose directory cannot be read: nothing of it was checked, and the model says so."""
    try:
        issue = damage_of(path, error)
        size, digest = path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        zh, en = f"无法打开 {path}：{problem.strerror}", f"cannot open {path}: {problem.strerror}"
        raise ReadError(zh, en) from problem
    file = SourceFile(path.name, "zip" if size else "empty", size, digest, path.suffix.lower(), path.stat().st_mtime)
    return Model(path.stem, (file,), issues=(issue,))


def _read(
    source: Source,
    schema: bytes | None,
    progress: Progress,
    cache: Cache | None = None,
    papers: bool = False,
    sheets: SheetPlan | None = None,
) -> Model:
    compiled = compile_schema(schema) if schema else None
    found = Found(compiled, source.lone, cache, sheets, issues=list(source.issues))
    found.papers = [] if papers else None
    total = sum(member.size for member in source.members) or 1
    done = 0
    for member in source.members:
        step = within(progress, done / total, member.size / total, member.path)
        step(Event("stage", 0.0))
        read_member(member, found, step)
        done += member.size
    found.issues += [*lost_names(member.path for member in source.members), *_nothing_read(source, found)]
    return Model(
        name=source.name,
        files=tuple(found.files),
        folders=source.folders,
        drawings=tuple(found.drawings),
        documents=tuple(found.documents),
        papers=tuple(found.papers or ()),
        sheets=tuple(found.sheets),
        issues=tuple(sorted(found.issues, key=lambda issue: (issue.file, issue.line))),
        lone=source.lone,
    )


def _nothing_read(source: Source, found: Found) -> list[Issue]:
    """A loss where nothing was read and nothing says so yet: rules that find nothing to check must not look like a
    pass."""
    if found.drawings or found.documents or any(issue.loss for issue in found.issues):
        return []
    if not source.members:
        return [Issue("package-empty", "", loss=True)]
    return [Issue("package-nothing-read", "", loss=True, facts={"count": len(source.members)})]
