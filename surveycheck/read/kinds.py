"""Kind of a file, told from its first bytes, never from its name."""

from __future__ import annotations

import codecs
import io
import re
import zipfile

HEAD = 4096
"""How many bytes ``kind_of`` wants to see of a large file."""

ARCHIVES = ("zip", "rar", "7z")
"""Kinds that hold other files."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"AutoCAD Binary DXF\r\n\x1a\x00", "dxf"),
    (b"%PDF-", "pdf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"II+\x00", "image"),
    (b"GIF8", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08PK\x03\x04", "zip"),
    (b"PK\x03\x04", "zip"),
    (b"\x00\x05\x16\x07", "resource"),
)
"""PDF, RAR, 7-Zip, PNG, JPEG, TIFF, BigTIFF, GIF, OLE 2, ZIP and AppleDouble as their specifications open a file."""

_FORMS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"II": "tiff", b"MM": "tiff", b"GIF8": "gif"}

_DWG = re.compile(rb"AC10\d\d[\x00-\x1f]|AC1\.\d|AC2\.\d")
_DXF = re.compile(rb"\s*(?:999[ \t]*\r?[\n\r][^\r\n]*\r?[\n\r]\s*)*0[ \t]*\r?[\n\r]\s*SECTION\b")
_XML = re.compile(r"\s*<(?:\?xml\b|!--|!DOCTYPE\b|[^\W\d][\w:.-]*[\s/>])")
_HTML = re.compile(r"\s*(?:<!--(?>.*?-->)\s*)*+<(?:!DOCTYPE\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_COORDINATES = re.compile(r"^\s*[\[［【]\s*(?:属性描述|地块坐标)\s*[\]］】]", re.MULTILINE)
_OFFICE = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def kind_of(data: bytes) -> str:
    """``dxf``, ``dwg``, ``xml``, ``pdf``, ``docx``, ``xlsx``, ``pptx``, ``zip``, ``rar``, ``7z``, ``mdb``, ``image``,
    ``coordinates`` (a TXT coordinate file of parcels: ``coordinate_txt.py``), ``doc`` (OLE 2: Word or Excel up to
    2003), ``html``, ``resource`` (what macOS packs beside a file as ``._NAME``), ``text``, ``empty`` or ``other``.

    ``data`` is the whole file or its first ``HEAD`` bytes; a ZIP is told from an Office file by the whole only.
    """
    if not data:
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _zip_kind(data) if kind == "zip" else kind
    if _DWG.match(data):
        return "dwg"
    if data[4:19] in (b"Standard Jet DB", b"Standard ACE DB"):
        return "mdb"
    return _text_kind(data[:HEAD])


def image_form(data: bytes) -> str:
    """``png``, ``jpeg``, ``tiff`` or ``gif`` of a file of the kind ``image``, by its first bytes."""
    return next((form for magic, form in _FORMS.items() if data.startswith(magic)), "")


def _zip_kind(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "zip"
    if "[Content_Types].xml" not in names:
        return "zip"
    return next((kind for start, kind in _OFFICE if any(n.startswith(start) for n in names)), "other")


def _text_kind(head: bytes) -> str:
    text, encoding = _head_text(head)
    if _DXF.match(text.encode("utf-8") if encoding.startswith("utf-16") else head.removeprefix(codecs.BOM_UTF8)):
        return "dxf"
    if _XML.match(text):
        return "html" if _HTML.match(text) else "xml"
    if _COORDINATES.search(text):
        return "coordinates"
    controls = sum(c < " " and c not in "\t\n\r\f\x1a\x1b" for c in text)
    return "text" if text and not controls else "other"


def _head_text(head: bytes) -> tuple[str, str]:
    """The text of the first bytes, a character cut at the end left out, and its encoding; "" where it is no text."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return codecs.getincrementaldecoder(name)("replace").decode(head[len(bom) :]), name
    if head.startswith((b"<\x00", b"\x00<")):
        name = "utf-16-le" if head[1] == 0 else "utf-16-be"
        return codecs.getincrementaldecoder(name)("replace").decode(head), name
    for name in ("utf-8", "gb18030"):
        try:
            return codecs.getincrementaldecoder(name)().decode(head), name
        except UnicodeDecodeError:
            continue
    return head.decode("latin-1"), "latin-1"
