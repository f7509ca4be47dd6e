"""Some lines of a file of a deliverable, to look at: read only, decoded as the readers decode, whatever its size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from surveycheck.read.dxf_encoding import choose, container_of
from surveycheck.read.encodings import decode_xml
from surveycheck.read.errors import ReadError
from surveycheck.read.kinds import kind_of
from surveycheck.read.members import Member, Source
from surveycheck.read.source import source_of
from surveycheck.read.window import Window, line_of_handle, window
from surveycheck.read.zip import DAMAGE

AROUND = 60
"""Lines before and behind the one that is wanted."""

HANDLE = re.compile(r"[0-9A-Fa-f]{1,16}")
BINARY = b"AutoCAD Binary DXF"
_VERSION = re.compile(rb"\$ACADVER\s+1\s+(\w+)")
_CODEPAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+([\w.-]+)")


@dataclass(frozen=True)
class Excerpt:
    """``lines`` of ``file``, the first of them being line ``first`` (from 1). ``marked``: the line that is meant and,
    in a DXF, that of the handle; ``record``: first and last line of the DXF entity, or of what is meant. ``encoding``:
    how they were decoded."""

    file: str
    first: int
    lines: tuple[str, ...]
    marked: tuple[int, ...]
    record: tuple[int, int]
    encoding: str


def excerpt(path: Path, file: str, line: int = 0, handle: str = "", around: int = AROUND) -> Excerpt:
    """The lines of ``file`` (as places of findings name it) around a line, or around the entity of that handle.

    ``path`` is a deliverable: folder, zip or lone file. Raises ``ReadError`` when there is no such file in it, when it
    is no text, or has no such line or handle.
    """
    try:
        source = source_of(Path(path))
    except DAMAGE as error:
        raise _unreadable(str(path), error) from error
    try:
        return _excerpt(_member(source, file), line, handle, around)
    except DAMAGE as error:
        raise _unreadable(file, error) from error
    finally:
        source.close()


def _member(source: Source, file: str) -> Member:
    found = next((member for member in source.members if member.path == file), None)
    if found is None:
        raise ReadError(f"成果中没有文件 {file}", f"the deliverable has no file {file}")
    return found


def _excerpt(member: Member, line: int, handle: str, around: int) -> Excerpt:
    with member.open() as stream:
        head = stream.read(64)
    container = container_of(head)
    if head.startswith(BINARY) or (b"\0" in head and not container):
        raise ReadError(
            f"{member.path} 不是文本文件，无法显示原文", f"{member.path} is no text file: it cannot be shown"
        )
    if handle and not line:
        line = _line_of(member, handle, container)
    if line < 1:
        raise ReadError("不知道在第几行", "the line is not known")
    with member.open() as stream:
        found = window(stream, max(1, line - around), line + around, container)
    if len(found.lines) <= line - found.first:
        raise ReadError(f"{member.path} 没有第 {line} 行", f"{member.path} has no line {line}")
    return _decoded(member.path, found, line, handle, container)


def _line_of(member: Member, handle: str, container: str) -> int:
    if not HANDLE.fullmatch(handle):
        raise ReadError(f"“{handle}”不是句柄", f"“{handle}” is no handle")
    with member.open() as stream:
        line = line_of_handle(stream, handle.lstrip("0") or "0", container)
    if not line:
        raise ReadError(f"{member.path} 中没有句柄 {handle}", f"{member.path} has no handle {handle}")
    return line


def _decoded(file: str, found: Window, line: int, handle: str, container: str) -> Excerpt:
    dxf = kind_of(found.head) == "dxf" or file.lower().endswith(".dxf")
    texts, used = (_dxf if dxf else _xml)(found, container)
    record = _record(texts, line - found.first) if dxf else (line - found.first,) * 2
    marked = {line}
    if dxf and handle:
        marked |= _of_handle(texts, record, handle, found.first)
    return Excerpt(
        file, found.first, texts, tuple(sorted(marked)), (record[0] + found.first, record[1] + found.first), used
    )


def _xml(found: Window, container: str) -> tuple[tuple[str, ...], str]:
    """Decoded as the reader of XML would decode the beginning of the file and these lines."""
    body = b"\n".join(found.lines)
    if container:
        return tuple(body.decode("utf-8-sig", "replace").split("\n")), container.upper()
    used = decode_xml(found.head[: found.head.rfind(b"\n") + 1] + body).used or "utf-8"
    return tuple(body.decode(used, "replace").split("\n")), used


def _dxf(found: Window, container: str) -> tuple[tuple[str, ...], str]:
    """Decoded as the reader of DXF would: the header's word, the texts of the beginning and of these lines."""
    values = list(dict.fromkeys(v.strip() for v in (*found.head.split(b"\n")[:-1], *found.lines) if not v.isascii()))
    version, page = (_said(pattern, found.head) for pattern in (_VERSION, _CODEPAGE))
    choice = choose(version, page, values, container)
    lines = tuple(choice.odd.get(line.strip()) or line.decode(choice.used, "replace") for line in found.lines)
    return lines, choice.used


def _said(pattern: re.Pattern[bytes], head: bytes) -> str:
    found = pattern.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def _record(lines: tuple[str, ...], place: int) -> tuple[int, int]:
    """From the group 0 before a place to the line before the next one; lines go in pairs of code and value."""
    code = place if lines[place].strip() == "0" else place - 1
    first = next((at for at in range(code, -1, -2) if lines[at].strip() == "0"), max(code, 0))
    last = next((at for at in range(first + 2, len(lines), 2) if lines[at].strip() == "0"), len(lines))
    return first, last - 1


def _of_handle(lines: tuple[str, ...], record: tuple[int, int], handle: str, first: int) -> set[int]:
    """The line of the handle within its record."""
    pairs = range(record[0], min(record[1], len(lines) - 1), 2)
    wanted = handle.lstrip("0").upper()
    own = (
        at for at in pairs if lines[at].strip() in ("5", "105") and lines[at + 1].strip().lstrip("0").upper() == wanted
    )
    return {at + 1 + first for at in own}


def _unreadable(file: str, error: BaseException) -> ReadError:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return ReadError(f"无法读取 {file}：{why}", f"cannot read {file}: {why}")
