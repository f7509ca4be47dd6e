"""What the readers notice: files that are cut off, damaged, in a wrong encoding, or hold what nobody can read.

A card with the check ``issue-present`` names the words of the readers that it reports; here stands how to cause each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from surveycheck.plant.answers import Note, data
from surveycheck.plant.coordinate_files import coordinate_file, head_of, path_of, plots_of
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, value
from surveycheck.plant.faults import NothingToSpoilError
from surveycheck.plant.layers import quiet_layer
from surveycheck.plant.planter import planter
from surveycheck.rule import Rule

Done = tuple[str, Note]
"""The file that was spoilt, and what was done to it."""

_ENTITIES_END = rb"(  2\r?\nENTITIES\r?\n.*?)(  0\r?\nENDSEC\r?\n)"

LOST = "锟斤拷锟斤拷锟斤拷"
"""What is left of Chinese text that was decoded as UTF-8 with U+FFFD for every wrong byte, and saved as GBK."""


@planter("issue-present")
def noticed(copy: Copy, rule: Rule) -> None:
    """One of the issues that the card names, of those that can be caused here."""
    words = [word for word in rule.select.issues if word in CAUSES]
    copy.random.shuffle(words)
    for word in words:
        try:
            path, note = CAUSES[word](copy)
        except NothingToSpoilError:
            continue
        copy.at_file(rule, path, note, *_follows(copy, word, rule))
        return
    raise NothingToSpoilError("可以损坏的文件", "a file that can be damaged so")


def _follows(copy: Copy, word: str, rule: Rule) -> list[str]:
    """Other cards that report the same issue, or what it truly makes of the file."""
    same = [r.code for r in copy.pack.rules if r.check == rule.check and word in r.select.issues]
    return [*same, *rule.also]


def _drawing(copy: Copy) -> str:
    return copy.path(copy.drawings(), "DXF 图", "a drawing")


def _xml(copy: Copy) -> str:
    return copy.path(copy.xml(), "XML 数据文件", "an XML file with data")


def _cut(part: float, find: Callable[[Copy], str]) -> Callable[[Copy], Done]:
    def cause(copy: Copy) -> Done:
        path = find(copy)
        content = copy.content(path)
        copy.write(path, content[: int(len(content) * part)])
        return path, ("文件不完整", "the file is incomplete")

    return cause


def _bytes(find: Callable[[Copy], str], old: bytes, new: bytes, note: Note) -> Callable[[Copy], Done]:
    """The first ``old`` (a regular expression) of a file becomes ``new``."""

    def cause(copy: Copy) -> Done:
        path = find(copy)
        changed, count = re.subn(old, new, copy.content(path), count=1, flags=re.DOTALL)
        if not count:
            raise NothingToSpoilError("结构完整的文件", "a file of the usual layout")
        copy.write(path, changed)
        return path, note

    return cause


def _xref(copy: Copy) -> Done:
    path = _drawing(copy)
    document = copy.drawing(path)
    document.add_xref_def("base.dwg", "底图")
    document.modelspace().add_blockref("底图", _middle(document), dxfattribs={"layer": quiet_layer(copy, document)})
    return path, ("外部参照 base.dwg", "external reference base.dwg")


def _missing_block(copy: Copy) -> Done:
    path = _drawing(copy)
    document = copy.drawing(path)
    layer = quiet_layer(copy, document)
    document.modelspace().add_blockref("未定义", _middle(document), dxfattribs={"layer": layer})
    return path, ("图块 未定义 没有定义", "block 未定义 is not defined")


def _middle(document: Any) -> tuple[float, float]:
    """Where something of the drawing stands: nothing new may lie far away."""
    from surveycheck.plant.things import spot

    for entity in document.modelspace().query("LWPOLYLINE INSERT TEXT"):
        return spot(entity)
    return 0.0, 0.0


def _foreign(kind: bytes) -> Callable[[Copy], Done]:
    """An object that only its own program reads, on a layer where nothing needs a code."""

    def cause(copy: Copy) -> Done:
        path = _drawing(copy)
        layer = quiet_layer(copy, copy.drawing(path, touch=False)).encode("ascii", "replace")
        pairs = (b"  0", kind, b"  5", b"FFFF0", b"100", b"AcDbEntity", b"  8", layer, b"100", b"AcDbProxyEntity")
        text = b"\r\n".join((*pairs, b" 90", b"498", b""))
        return _bytes(lambda _: path, _ENTITIES_END, rb"\1" + text + rb"\2", data(kind.decode()))(copy)

    return cause


def _lost_text(copy: Copy) -> Done:
    found = [(p, e) for p in copy.drawings() for e in copy.drawing(p, touch=False).modelspace().query("TEXT")]
    names = [f"{p}#{e.dxf.handle}" for p, e in found]
    path, text = copy.choose(found, names, "图中文字", "a text in a drawing")
    copy.drawing(path)
    text.dxf.text = LOST
    return path, ("文字已成乱码", "the text is garbled")


def _same_handle(copy: Copy) -> Done:
    path = _drawing(copy)
    content = copy.content(path)
    start = content.rfind(b"ENTITIES")
    found = list(re.finditer(rb"\r?\n  5\r?\n([0-9A-F]+)\r?\n", content[start:]))
    if len(found) < 2:
        raise NothingToSpoilError("至少两个图形", "two drawn things")
    one, two = found[0], found[1]
    at = start + two.start(1)
    copy.write(path, content[:at] + one[1] + content[at + len(two[1]) :])
    handle = one[1].decode()
    return path, (f"句柄 {handle} 重复", f"handle {handle} is there twice")


def _value(text: str) -> Callable[[Copy], Done]:
    def cause(copy: Copy) -> Done:
        rows = [r for r in copy.pack.table("fields") if r["type"] == "text" and not r["key"] and not r["list"]]
        found = [
            (e, r["field"]) for r in rows for e in copy.records(r["table"]) if len(value(e, r["field"])) > 3
            and not r["field"].startswith("@") and not value(e, r["field"]).isascii()
        ]  # fmt: skip
        found += [(e, "@desc") for e in copy.records("*") if len(value(e, "@desc")) > 3]
        names = [f"{id(e)}/{f}" for e, f in found]
        from surveycheck.plant.elements import put

        element, field = copy.choose(found, names, "中文属性值", "a value in Chinese")
        put(element, field, text)
        return copy.file_of(element), (f"{field} 已成乱码", f"{field} is garbled")

    return cause


def _unknown_element(copy: Copy) -> Done:
    record = copy.record(copy.records("*"), "记录", "a record")
    from lxml import etree

    space = etree.QName(record).namespace
    name = "未定义字段"
    etree.SubElement(record, etree.QName(space, name) if space else name).text = "1"
    return copy.file_of(record), (f"多出 {name}", f"additional element {name}")


def _external_dtd(copy: Copy) -> Done:
    path = _xml(copy)
    name = name_of(copy.tree(path))
    line = f'?>\n<!DOCTYPE {name} SYSTEM "results.dtd">'.encode()
    copy.write(path, copy.content(path).replace(b"?>", line, 1))
    return path, ("引用外部 DTD", "refers to an external DTD")


def _other_encoding(copy: Copy) -> Done:
    path = _xml(copy)
    content = copy.content(path)
    try:
        content.decode("utf-8")
        other = "GB18030"
    except UnicodeDecodeError:
        other = "UTF-8"
    changed, count = re.subn(rb"encoding=(['\"])[^'\"]+['\"]", f'encoding="{other}"'.encode(), content, count=1)
    if not count or content.isascii():
        raise NothingToSpoilError("声明编码的 XML", "XML that declares its encoding")
    copy.write(path, changed)
    return path, (f"声明 {other}，实际不是", f"declares {other}, which it is not")


def _no_place(copy: Copy) -> Done:
    """A further point without coordinates."""
    point = copy.record(copy.records("CgPoint"), "LandXML 的点", "a point of LandXML")
    twin = deepcopy(point)
    point.getparent().append(twin)
    twin.set("name", f"{twin.get('name')}-0")
    twin.text = "—"
    return copy.file_of(point), ("点没有坐标", "a point without coordinates")


def _archive(copy: Copy) -> Done:
    rows = [r for r in copy.pack.table("files") if any(p.endswith("**") for p in r.list("path"))]
    folder = rows[0].list("path")[0].removesuffix("**") if rows else ""
    if copy.source.lone:
        raise NothingToSpoilError("成果文件夹", "a package")
    path = f"{folder}附件.rar"
    copy.write(path, b"Rar!\x1a\x07\x00" + bytes(range(64)))
    return path, ("RAR 压缩包", "a RAR archive")


def _bent_pdf(copy: Copy) -> Done:
    """A paper is cut off behind its first bytes."""
    paths = [path for path in copy.paths if path.lower().endswith(".pdf")]
    path = copy.path(paths, "PDF 文件", "a PDF file")
    copy.write(path, copy.content(path)[:120])
    return path, ("PDF 被截断", "the PDF is cut off")


def _bad_cells(copy: Copy) -> Done:
    """A spreadsheet of check measurements whose coordinates are in millimetres: nothing of it says metres."""
    row = next((r for r in copy.pack.table("files") if r["role"] == "check-survey"), None)
    if row is None:
        raise NothingToSpoilError("检测数据的文件角色", "a role of files for check measurements")
    path = row.list("path")[0].replace("*", "") + ".csv"
    copy.write(path, "检测对象,点号,X(mm),Y,检测方式\r\n".encode("gbk"))
    return path, ("检测数据表的 X 以毫米为单位", "X in the table of check measurements is in millimetres")


def _coordinates(old: str, new: str, note: Note) -> Callable[[Copy], Done]:
    """A coordinate file as the boundary points are recorded; something in the line of a point is otherwise."""

    def spoil(copy: Copy) -> Done:
        path, content = path_of(copy), coordinate_file(plots_of(copy), head=head_of(copy))
        lines = content.decode("gbk").split("\r\n")
        lines[-4] = lines[-4].replace(old, new, 1)
        copy.write(path, "\r\n".join(lines).encode("gbk"))
        return path, note

    return spoil


def _name_lost(copy: Copy) -> Done:
    """A paper whose name was packed in a code page without Chinese."""
    names = {path: re.sub(r"[^\x00-\x7f]", "?", path.rpartition("/")[2]) for path in copy.paths}
    main = {r["role"] for r in copy.pack.table("files") if r.yes("main")}
    papers = [path for path, name in names.items() if "?" in name and copy.role(path) not in main]
    path = copy.path(papers, "名称中有汉字的附件", "a paper with Chinese letters in its name")
    folder, slash, _ = path.rpartition("/")
    lost = f"{folder}{slash}{names[path]}"
    if lost in copy.paths:
        raise NothingToSpoilError("名称中有汉字的附件", "a paper with Chinese letters in its name")
    content = copy.content(path)
    copy.remove(path)
    copy.write(lost, content)
    return lost, (f"{path} 的名称成了问号", f"the name of {path} became question marks")


CAUSES: dict[str, Callable[[Copy], Done]] = {
    "dxf-truncated": _cut(0.6, _drawing),
    "dxf-recovered": _bytes(
        _drawing, _ENTITIES_END, b"\\1abc\r\n1\r\n\\2", ("组码不是数字", "a group code is no number")
    ),
    "dxf-xref": _xref,
    "dxf-block-missing": _missing_block,
    "dxf-duplicate-handle": _same_handle,
    "dxf-not-read": _foreign(b"ACAD_PROXY_ENTITY"),
    "dxf-tangent-object": _foreign(b"TCH_WALL"),
    "dxf-text-lost": _lost_text,
    "check-sheet": _bad_cells,
    "name-lost": _name_lost,
    "coordinate-txt": _coordinates(",1,", ",1, ", ("坐标文件的一行有空格", "a blank in a line of the coordinate file")),
    "coordinate-txt-lost": _coordinates(
        ",1,", ",一,", ("坐标文件一行的圈号不是数", "the ring number in a line of the coordinate file is no number")
    ),
    "xml-blanks": _bytes(_xml, rb"([^\s>])(</[^>]+>)", rb"\1 \2", ("值后有空格", "a blank behind a value")),
    "xml-malformed": _cut(0.75, _xml),
    "xml-doctype": _bytes(
        _xml,
        rb"\?>",
        b'?>\n<!DOCTYPE data [<!ENTITY name "text">]>',
        ("DOCTYPE 定义了实体", "DOCTYPE defines an entity"),
    ),
    "xml-encoding": _other_encoding,
    "xml-schema": _unknown_element,
    "xml-dtd-not-fetched": _external_dtd,
    "xml-text-lost": _value(LOST),
    "archive-not-opened": _archive,
    "pdf-damaged": _bent_pdf,
    "landxml-namespace": _bytes(
        _xml, rb"LandXML-1\.\d", b"LandXML-9.9", ("命名空间不是 LandXML 的", "the namespace is not that of LandXML")
    ),
    "landxml-coordinate": _no_place,
}
"""Word of the readers → how to cause it."""
