"""What is at a path: a folder, a zip, or one file that can be checked."""

from __future__ import annotations

from pathlib import Path

from surveycheck.read.errors import ReadError
from surveycheck.read.kinds import ARCHIVES, HEAD, kind_of
from surveycheck.read.members import Source, from_file, from_folder, from_zip

_UNPACK = (
    "（压缩包请先解压成文件夹，或改存为 .zip）",
    " (unpack the archive into a folder first, or save it as .zip)",
)
_INSTEAD = {
    **dict.fromkeys(ARCHIVES, _UNPACK),
    "mdb": (
        "（MDB 数据库请先在 EPS 中导出为 DXF 和 XML）",
        " (export the MDB database as DXF and XML from EPS first)",
    ),
}
"""Kind of a file that cannot be checked → what to do instead."""


def source_of(path: Path) -> Source:
    """The files at ``path``. Raises ``ReadError`` when there is nothing of the kind, ``DAMAGE`` (``zip.py``) when
    the directory of a zip cannot be read."""
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
