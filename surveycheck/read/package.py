"""A deliverable → Model: every file hashed and told by its content, every DXF and XML read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from surveycheck.model import Document, Drawing, Event, Issue, Model, Progress, SourceFile, silent
from surveycheck.read.cache import SMALLEST, Cache
from surveycheck.read.contents import Contents
from surveycheck.read.dwg import dwg_converter, read_dwg
from surveycheck.read.dxf import read_dxf
from surveycheck.read.errors import ReadError
from surveycheck.read.issues import WORDS
from surveycheck.read.kinds import HEAD, kind_of
from surveycheck.read.landxml import ROOT as LANDXML
from surveycheck.read.landxml import read_landxml
from surveycheck.read.members import Member, Source, from_file, from_files, from_folder, from_zip
from surveycheck.read.xml import PEEK, Root, peek_xml
from surveycheck.read.xml_file import UnreadableError, XmlFile
from surveycheck.read.xml_schema import Schema, compile_schema
from surveycheck.read.xml_text import Survey
from surveycheck.read.zip import DAMAGE
from surveycheck.rule.message import fill

MAX_READ = 1024**3
"""Bytes of a DXF or XML file that is read; a larger one is named and not read."""

_CHUNK = 1024**2
_FIRST = 0.2
"""Share of the first pass over a file, for its digest and kind, in the time that it takes."""

_WHOLE = 64 * 1024**2
_ARCHIVES = ("zip", "rar", "7z")
_NOT_READ = {"mdb": "mdb-not-read", **dict.fromkeys(_ARCHIVES, "archive-not-opened")}


_UNPACK = (
    "（压缩包请先解压成文件夹，或改存为 .zip）",
    " (unpack the archive into a folder first, or save it as .zip)",
)
_INSTEAD = {
    **dict.fromkeys(_ARCHIVES, _UNPACK),
    "mdb": (
        "（MDB 数据库请先在 EPS 中导出为 DXF 和 XML）",
        " (export the MDB database as DXF and XML from EPS first)",
    ),
}
"""Kind of a file that cannot be checked → what to do instead."""


@dataclass(eq=False)
class _Found:
    """What has been read so far; ``schema`` is held against every XML file that it concerns, or the lone one."""

    schema: Schema | None
    lone: bool
    cache: Cache | None = None
    files: list[SourceFile] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read(path: Path, schema: bytes | None = None, progress: Progress = silent, cache: Cache | None = None) -> Model:
    """Read a folder, a zip or a lone DXF or XML file. ``schema`` is an XSD for its XML; ``cache`` knows drawings that
    were read before.

    Raises ``ReadError`` when there is nothing of the kind at ``path``; all that is wrong with the deliverable itself is
    in the ``issues`` of the model. Progress may raise ``Stopped``.
    """
    path = Path(path)
    try:
        source = _source(path)
    except DAMAGE as error:
        return _damaged_zip(path, error)
    try:
        return _read(source, schema, progress, cache)
    finally:
        source.close()


def read_bytes(files: Mapping[str, bytes], name: str = "example", schema: bytes | None = None) -> Model:
    """Read a package that is held in memory: path (relative, ``/``) → content."""
    return _read(from_files(files, name), schema, silent)


def peek(path: Path) -> tuple[Root, ...]:
    """The root elements of the XML files of a deliverable; only the first start tag of each is parsed.

    Raises ``ReadError`` as ``read`` does, and where nothing can be seen at all: a damaged zip, a DWG, an empty folder.
    Single files that cannot be read have no root.
    """
    path = Path(path)
    try:
        source = _source(path)
    except DAMAGE as error:
        zh, en = (words.format(note=error) for words in WORDS["zip-damaged"])
        raise ReadError(f"{path.name}：{zh}", f"{path.name}: {en}", loss=True) from error
    if not source.members:
        issue = next((issue for issue in source.issues if issue.loss), Issue("package-empty", ""))
        zh, en = (fill(words, issue.facts) for words in WORDS[issue.code])
        raise ReadError(f"{path}：{zh}", f"{path}: {en}", loss=bool(source.issues))
    if source.lone and _kind(source.members[0]) == "dwg" and dwg_converter() is None:
        zh, en = WORDS["dwg-not-read"]
        raise ReadError(f"{path.name}：{zh}", f"{path.name}: {en}", loss=True)
    try:
        return tuple(root for member in source.members if (root := _root(member)))
    finally:
        source.close()


def _kind(member: Member) -> str:
    with member.open() as stream:
        return kind_of(stream.read(HEAD))


def _root(member: Member) -> Root | None:
    try:
        with member.open() as stream:
            head = stream.read(PEEK)
    except DAMAGE:
        return None
    is_xml = kind_of(head[:HEAD]) == "xml" or _suffix(member.path) == ".xml"
    return peek_xml(head, member.path) if is_xml else None


def _source(path: Path) -> Source:
    if not path.exists():
        raise ReadError(f"没有这个文件或文件夹：{path}", f"no such file or folder: {path}")
    if path.is_dir():
        return from_folder(path)
    if not path.is_file():
        raise ReadError(f"不是普通文件：{path}", f"not a regular file: {path}")
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    kind = kind_of(head)
    if kind == "zip" or path.suffix.lower() == ".zip":
        return from_zip(path)
    if kind in ("dxf", "xml", "dwg") or path.suffix.lower() in (".dxf", ".xml"):
        return from_file(path)
    zh, en = _INSTEAD.get(kind, ("", ""))
    raise ReadError(
        f"{path.name} 不是可检查的成果：请给出文件夹、.zip，或单个 .dxf / .xml / .dwg 文件{zh}",
        f"{path.name} is no deliverable: give a folder, a .zip, or a single .dxf / .xml / .dwg file{en}",
    )


def _damaged_zip(path: Path, error: BaseException) -> Model:
    """A zip whose directory cannot be read: nothing of it was checked, and the model says so."""
    facts = {"note": str(error) or type(error).__name__}
    try:
        size, digest = path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        zh, en = f"无法打开 {path}：{problem.strerror}", f"cannot open {path}: {problem.strerror}"
        raise ReadError(zh, en) from problem
    file = SourceFile(path.name, "zip" if size else "empty", size, digest, path.suffix.lower(), path.stat().st_mtime)
    return Model(path.stem, (file,), issues=(Issue("zip-damaged", path.name, loss=True, facts=facts),))


def _read(source: Source, schema: bytes | None, progress: Progress, cache: Cache | None = None) -> Model:
    found = _Found(compile_schema(schema) if schema else None, source.lone, cache, issues=list(source.issues))
    total = sum(member.size for member in source.members) or 1
    done = 0
    for member in source.members:
        step = _within(progress, done / total, member.size / total, member.path)
        step(Event("stage", 0.0))
        _read_member(member, found, step)
        done += member.size
    if not source.members and not source.issues:
        found.issues.append(Issue("package-empty", "", loss=True))
    return Model(
        name=source.name,
        files=tuple(found.files),
        folders=source.folders,
        drawings=tuple(found.drawings),
        documents=tuple(found.documents),
        issues=tuple(sorted(found.issues, key=lambda issue: (issue.file, issue.line))),
        lone=source.lone,
    )


def _within(progress: Progress, start: float, share: float, file: str) -> Progress:
    """A progress of one file as part of the whole reading."""

    def tell(event: Event) -> None:
        fields = {"stage": "read", "file": file, **event.fields}
        progress(replace(event, fraction=min(1.0, start + share * event.fraction), fields=fields))

    return tell


def _read_member(member: Member, found: _Found, progress: Progress) -> None:
    suffix = _suffix(member.path)
    try:
        kind, digest, size, data, survey = _load(member, suffix, _within(progress, 0.0, _FIRST, member.path))
    except DAMAGE as error:
        found.issues.append(_unreadable(member, error))
        found.files.append(SourceFile(member.path, "other", member.size, "", suffix, member.modified))
        return
    unit = ""
    progress = _within(progress, _FIRST, 1.0 - _FIRST, member.path)
    if kind == "dwg":
        unit = _keep(found, *read_dwg(member.open, size, member.path, progress))
    elif data is None and survey is None and _wanted(kind, suffix):
        found.issues.append(Issue("file-too-large", member.path, loss=True, facts={"value": size, "upper": MAX_READ}))
    elif data is not None:
        unit = _read_drawing(data, digest, member.path, found, progress)
    elif survey is not None:
        unit = _read_document(member, survey, found, progress)
    elif kind in _NOT_READ:
        found.issues.append(Issue(_NOT_READ[kind], member.path, facts={"kind": kind}))
    found.files.append(SourceFile(member.path, kind, size, digest, suffix, member.modified, unit))


def _unreadable(member: Member, error: BaseException) -> Issue:
    code = "file-unreadable" if isinstance(error, OSError) else "zip-damaged"
    facts = {"note": getattr(error, "strerror", None) or str(error) or type(error).__name__}
    return Issue(code, member.path, loss=True, facts=facts)


def _keep(found: _Found, drawing: Drawing | None, issues: Iterable[Issue]) -> str:
    """Keep what was read; gives the unit of the drawing."""
    found.issues += issues
    found.drawings += [drawing] if drawing else []
    return drawing.unit if drawing else ""


def _read_drawing(data: Contents, digest: str, path: str, found: _Found, progress: Progress) -> str:
    cache = found.cache if data.size >= SMALLEST else None
    known = cache.load(digest, path) if cache else None
    drawing, issues = known or read_dxf(data, path, progress)
    found.issues += issues
    if cache and drawing and not known:
        cache.save(digest, (drawing, issues))
    if drawing is None:
        return ""
    found.drawings.append(drawing)
    return drawing.unit


def _read_document(member: Member, survey: Survey, found: _Found, progress: Progress) -> str:
    tree = LANDXML.__eq__
    file = XmlFile(member.path, survey.size, member.open, survey, found.schema, found.lone, tree)
    try:
        parsed = file.read(progress)
    except UnreadableError as failed:
        found.issues.append(_unreadable(member, failed.error))
        return ""
    found.issues += parsed.issues
    if parsed.document is None:
        return ""
    if parsed.document.root != LANDXML or parsed.root is None or parsed.places is None:
        found.documents.append(parsed.document)
        return ""
    land = read_landxml(parsed.root, parsed.places, parsed.document)
    found.documents.append(land.document)
    found.drawings.append(land.drawing)
    found.issues += land.issues
    return land.drawing.unit


def _load(member: Member, suffix: str, progress: Progress) -> tuple[str, str, int, Contents | None, Survey | None]:
    """Kind, SHA-256, size, and the content of a DXF, or what tells the encoding of an XML, where it is to be read; of
    other large files, and of XML, never the whole at once. ``progress`` is told of every part."""
    with member.open() as stream:
        head = stream.read(_CHUNK)
        digest = hashlib.sha256()
        size = 0

        def heard(part: bytes | memoryview) -> None:
            nonlocal size
            digest.update(part)
            size += len(part)
            progress(Event("stage", min(1.0, size / max(member.size, 1))))

        heard(head)
        wanted = _wanted(kind_of(head[:HEAD]), suffix)
        survey = Survey() if _is_xml(kind_of(head[:HEAD]), suffix) else None
        most = 0 if survey else MAX_READ if wanted else _WHOLE
        contents = Contents(member.size if member.size <= most else len(head))
        contents.add(head)
        keep = member.size <= most and contents.add_all(stream, most, heard)
        if survey:
            survey.feed(head)
        while not keep and (part := stream.read(_CHUNK)):
            heard(part)
            if survey and size <= MAX_READ:
                survey.feed(part)
    kind = kind_of(contents.whole() if keep and not wanted else head)
    found = contents if keep and wanted and not survey else None
    return kind, digest.hexdigest(), size, found, survey if size <= MAX_READ else None


def _is_xml(kind: str, suffix: str) -> bool:
    return kind != "dxf" and suffix != ".dxf" and (kind == "xml" or suffix == ".xml")


def _wanted(kind: str, suffix: str) -> bool:
    return kind in ("dxf", "xml") or suffix in (".dxf", ".xml")


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
