"""The first pass over a file: its digest, its kind, and of a DXF the content."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import NamedTuple

from surveycheck.model import Event, Progress
from surveycheck.read.contents import Contents
from surveycheck.read.kinds import HEAD, image_form, kind_of
from surveycheck.read.members import Member
from surveycheck.read.xml_text import Survey

MAX_READ = 1024**3
"""Bytes of a DXF or XML file that is read; a larger one is named and not read."""

_CHUNK = 1024**2
_WHOLE = 64 * 1024**2


class Looked(NamedTuple):
    """Kind, SHA-256 and size of a file; the content of a DXF, or what tells the encoding of an XML, where it is to be
    read."""

    kind: str
    digest: str
    size: int
    data: Contents | None
    survey: Survey | None
    form: str = ""


def look(member: Member, progress: Progress, keep: bool = True) -> Looked:
    """Read a file once. Of an XML, and of other large files, never the whole at once; nothing is kept of a file if
    ``keep`` is False. ``progress`` is told of every part. Raises what the file, or the zip that it is in, raises."""
    suffix = suffix_of(member.path)
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
        wanted = is_wanted(kind_of(head[:HEAD]), suffix)
        survey = Survey() if is_xml(kind_of(head[:HEAD]), suffix) else None
        most = 0 if survey or not keep else MAX_READ if wanted else _WHOLE
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
    form = image_form(head) if kind == "image" else ""
    return Looked(kind, digest.hexdigest(), size, found, survey if size <= MAX_READ else None, form)


def is_xml(kind: str, suffix: str) -> bool:
    """Is it read as XML: by its content, or by its name where the content does not say DXF?"""
    return suffix != ".dxf" and (kind == "xml" or (suffix == ".xml" and kind not in ("dxf", "resource")))


def is_wanted(kind: str, suffix: str) -> bool:
    """Is it a DXF or XML, or does its name say so?"""
    return kind in ("dxf", "xml") or (suffix in (".dxf", ".xml") and kind != "resource")


def suffix_of(path: str) -> str:
    """The ending of a name in lower case, with its dot."""
    return PurePosixPath(path).suffix.lower()
