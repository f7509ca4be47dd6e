"""Is this an XLSX that may be opened? A workbook is a zip of XML files, and may be made to harm who reads it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from surveycheck.sheets.cell import BookError

MEMBERS = 2_000
UNPACKED = 48_000_000
"""Bytes of all files together: openpyxl needs about fifty times as much memory, and no annex is near it."""
CELLS = 500_000
"""Cells and rows of all sheets, merged ones counted in full: a merged cell is as many objects as it covers."""
ELEMENTS = 400_000
"""Elements of all other parts but the texts: styles become objects of a kilobyte and more."""
TEXTS = "sharedStrings.xml"

OLE = b"\xd0\xcf\x11\xe0"
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']*)["']""")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def opened(content: bytes) -> Mapping[str, bytes]:
    """The members of the workbook by name. Raises BookError for what is no XLSX, or none that may be opened."""
    if content.startswith(OLE):
        zh = "是旧式 Excel 文件（.xls）或带密码的工作簿；请去掉密码并另存为 .xlsx"
        raise BookError(zh, "an old Excel file (.xls) or a workbook with a password; save it as .xlsx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _members(archive)
    except BookError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise BookError(f"不是有效的 XLSX：{error}", f"not a valid XLSX: {error}") from error
    except Exception as error:  # zlib and others, whatever a damaged member makes them say
        raise BookError(f"XLSX 已损坏：{error}", f"the XLSX is damaged: {error}") from error
    if "xl/workbook.xml" not in members and not any(name.endswith("/workbook.xml") for name in members):
        if any(name.endswith("workbook.bin") for name in members):
            raise BookError("是 .xlsb 文件；请另存为 .xlsx", "an .xlsb; save it as .xlsx")
        raise BookError("不是 Excel 工作簿（缺少 workbook.xml）", "not an Excel workbook: there is no workbook.xml")
    cells = loose = 0
    for name, part in members.items():
        text = _sound(name, part)
        cells += _cells(text)
        loose += 0 if name.endswith(TEXTS) or "/worksheets/" in name else text.count(b"<") // 2
    if cells > CELLS:
        raise BookError(f"工作簿的单元格超过 {CELLS} 个", f"the workbook has more than {CELLS} cells")
    if loose > ELEMENTS:
        zh = f"工作簿的样式等元素超过 {ELEMENTS} 个，未打开"
        raise BookError(zh, f"the workbook has more than {ELEMENTS} styles and the like: not opened")
    return members


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MEMBERS:
        raise BookError(f"压缩包内有 {len(listed)} 个文件，不像工作簿", f"{len(listed)} files in it: no workbook")
    found: dict[str, bytes] = {}
    left = UNPACKED
    for info in listed:
        if info.flag_bits & 1:
            raise BookError("工作簿已加密；请去掉密码", "the workbook is encrypted; take its password away")
        if info.filename in found:
            zh = f"压缩包内有两个 {info.filename}"
            raise BookError(zh, f"{info.filename} is twice in the archive")
        with archive.open(info) as member:
            found[info.filename] = part = member.read(left + 1)
        left -= len(part)
        if left < 0:
            zh = f"解压后超过 {UNPACKED // 1_000_000} MB，可能是压缩炸弹，未打开"
            raise BookError(zh, f"unpacked it is more than {UNPACKED // 1_000_000} MB, a zip bomb perhaps: not opened")
    return found


def _sound(name: str, part: bytes) -> bytes:
    """The part as ASCII-compatible text: it has no document type and no entities, which a workbook never has."""
    text = part.replace(b"\0", b"") if b"\0" in part[:64] else part  # UTF-16 and UTF-32
    if name.endswith((".xml", ".rels")) and not text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise BookError(f"{name} 不是 XML", f"{name} is not XML")
    if _DTD.search(text):
        zh = f"{name} 含有 DOCTYPE 或 ENTITY，正常的工作簿没有，可能有害，未打开"
        raise BookError(zh, f"{name} has a DOCTYPE or ENTITY, which no sound workbook has: not opened")
    return text


def _cells(text: bytes) -> int:
    """Cells, rows and merged cells of a part."""
    covered = sum(_covered(ref.decode("ascii", "replace")) for ref in _MERGE.findall(text))
    return covered + len(_CELL.findall(text))


def _covered(ref: str) -> int:
    found = _REF.fullmatch(ref.strip())
    if found is None:
        return 0
    left, top, right, bottom = found.groups()
    if right is None:
        return 1
    return (abs(_number(right) - _number(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
