"""The vocabulary of the readers: every ``Issue.code``, in Chinese and English.

The sentences may name facts of the issue in braces. ``loss`` is said by each issue for itself; here it is told when.
"""

from __future__ import annotations

from surveycheck.read.package_issues import PACKAGE

DXF: dict[str, tuple[str, str]] = {
    # loss: nothing, or not everything, could be read
    "dxf-unreadable": (
        "DXF 文件无法读取：{reason}；请用制图软件重新另存为 DXF",
        "the DXF cannot be read: {reason}; save it again as DXF from the drawing program",
    ),
    "dxf-empty": ("DXF 文件没有内容（{bytes} 字节）", "the DXF has no content ({bytes} bytes)"),
    "dxf-truncated": (
        "DXF 文件不完整：没有结束标记 EOF，后面的图形可能已经丢失；请重新导出",
        "the DXF is cut off: it has no EOF, entities may be lost; export it again",
    ),
    "dxf-recovered": (
        "DXF 结构不合规范（{reason}），已用修复方式读取，共修复 {repairs} 处",
        "the DXF is not well formed ({reason}); it was read in recovery mode with {repairs} repairs",
    ),
    "dxf-mended": ("读取时修复：{note}", "mended while reading: {note_en}"),
    "dxf-repair": ("读取时修复：{what}", "repaired while reading: {what}"),
    "dxf-undecodable": (
        "{values} 处文字含有 {encoding} 编码中不存在的字节，无法全部识别",
        "{values} texts hold bytes that are impossible in {encoding} and cannot be read in full",
    ),
    "dxf-hatch-edge": (
        "填充边界含有无法识别的边，该填充没有图形",
        "the boundary of the hatch has an edge that cannot be drawn; the hatch has no shape",
    ),
    "dxf-block-cycle": (
        "{count} 个图块互相包含（{name}），其内容没有展开",
        "{count} blocks contain themselves ({name}); their contents were not resolved",
    ),
    "dxf-block-too-many": (
        "图块 {name} 展开后有 {value} 个图形，超过上限 {limit}，没有展开",
        "block {name} would make {value} entities, more than the limit of {limit}; it was not resolved",
    ),
    # loss where the content is shown, and not in the file
    "dxf-xref": (
        "图块 {name} 是外部参照（{path}），插入 {count} 处；被参照的图形不在本文件中",
        "block {name} is an external reference ({path}), inserted {count} times; what it shows is not in this file",
    ),
    "dxf-not-read": (
        "{count} 个 {type} 没有读取（代理、其他软件的对象、ACIS 实体或其他特殊图形）；请在原软件中分解后重新导出",
        "{count} of type {type} were not read (proxies, objects of another program, ACIS solids or other odd "
        "entities); explode them there",
    ),
    "dxf-tangent-object": (
        "{count} 个 {type} 是天正对象，没有读取；请先在天正中导出为 T3 或分解，再存为 DXF",
        "{count} of type {type}, objects of TArch, were not read; export them as T3, or explode them there",
    ),
    "dxf-curve-too-long": (
        "{count} 段圆弧（如 {type}）的半径过大，合计需要的点数超出可处理的范围，没有图形；请检查半径或凸度",
        "{count} arcs (such as this {type}) are so large that together they take more points than can be dealt with; "
        "they have no shape",
    ),
    "dxf-multiline": (
        "{count} 条多线（MLINE）只按其基准线读取，各平行线没有读取；请分解后重新导出",
        "{count} multilines (MLINE) were read as the line that they follow, without their parallel lines; explode them",
    ),
    # no loss: it was read, and is strange
    "dxf-part-xdata": (
        "{count} 个 {type} 记录带有扩展数据（应用 {name}），已读取保留；检查只看图形本身的扩展数据",
        "{count} {type} records carry extended data ({name}); it was kept, and rules look at that of entities",
    ),
    "dxf-shown-file": (
        "图中用 {type} 显示外部文件 {path}，其内容不在本文件中，不作检查",
        "the drawing shows the file {path} ({type}), which is not in it and is not checked",
    ),
    "dxf-binary": (
        "二进制 DXF，逐组转换后完整读取，没有作任何修复",
        "a binary DXF; it was converted group by group and read in full, nothing was repaired",
    ),
    "dxf-shape-broken": (
        "{type} 的数据不成立（如节点、权值、半径或顶点数不对），没有图形",
        "the numbers of a {type} make no shape (knots, weights, radius or number of vertices); it has none",
    ),
    "dxf-block-missing": (
        "{count} 处插入的图块 {name} 在文件中没有定义",
        "{count} references are to block {name}, which the file does not define",
    ),
    "dxf-block-scale": (
        "图块 {name} 的插入比例为 0，按 1 处理",
        "block {name} is inserted with a scale of 0; 1 was taken",
    ),
    "dxf-block-flat": (
        "图块 {name} 的高程方向（Z）插入比例为 0：平面图形不受影响，其内容的高程按 1 处理",
        "block {name} is inserted with a scale of 0 in height (Z): in plan it is as drawn, heights in it were taken "
        "by 1",
    ),
    "dxf-block-clipped": (
        "{count} 处图块被裁剪（XCLIP）显示，检查时按未裁剪的全部内容处理",
        "{count} blocks are shown clipped (XCLIP); all of their contents were taken",
    ),
    "dxf-codepage": (
        "文字编码与声明不符：声明 {declared}，实际按 {used} 读取（{sure}，{sureness:.1%}；例：{sample}）",
        "texts are not encoded as declared: {declared} is declared, {used} was used "
        "({sure_en}, {sureness:.1%}; sample: {sample})",
    ),
    "dxf-encoding-open": (
        "无法确定文字编码：按声明的 {declared} 读取，也可能是 {encoding}（例：{sample}）",
        "the encoding is undecided: read as declared, {declared}, while it may be {encoding} (sample: {sample})",
    ),
    "dxf-mixed-encoding": (
        "文件混用编码：{count} 处文字是 {encoding}，其余是 {used}（{sure}，{sureness:.1%}；例：{sample}）",
        "encodings are mixed: {count} texts are in {encoding}, the others in {used} "
        "({sure_en}, {sureness:.1%}; sample: {sample})",
    ),
    "dxf-garbled": (
        "{count} 处文字在保存前已成乱码（{evidence}）：“{text}”应为“{sample}”（{sure}，{sureness:.1%}）",
        "{count} texts were garbled before they were saved ({evidence_en}): '{text}' is '{sample}' "
        "({sure_en}, {sureness:.1%})",
    ),
    # loss
    "dxf-text-lost": (
        "{count} 处文字在保存前已损坏，无法恢复（例：{sample}）",
        "{count} texts were destroyed before they were saved and cannot be recovered (such as {sample})",
    ),
    "dxf-coordinate-not-finite": (
        "{type} 的坐标不是有效数值，该图形不参与几何检查",
        "a {type} has a coordinate that is no usable number; it has no shape",
    ),
    # no loss
    "dxf-count": (
        "{type} 的组码 {code} 写的是 {said}，实际是 {actual}；按实际内容读取（共 {count} 个图形如此）",
        "group {code} of a {type} says {said}, there are {actual}; what is there was read ({count} entities in all)",
    ),
    "dxf-duplicate-handle": ("句柄 {handle} 被 {count} 个图形使用", "handle {handle} is used by {count} entities"),
    "dxf-unknown-entity": (
        "{count} 个 {type} 已读取，但不含可检查的几何",
        "{count} of type {type} were read, but have no shape that is checked",
    ),
}
"""Codes of the DXF reader."""

XML: dict[str, tuple[str, str]] = {
    # loss
    "xml-malformed": (
        "XML 语法错误（第 {column} 列）：{note}；该文件没有读取",
        "the XML is not well formed (column {column}): {note_en}; the file was not read",
    ),
    "xml-doctype": (
        "XML 用 DOCTYPE 定义了实体，出于安全不予读取；请导出为不含实体的 XML",
        "the XML defines entities in a DOCTYPE and is not read for safety; export it without entities",
    ),
    "xml-bytes": (
        "XML 从第 {line} 行起有不合 {encoding} 的字节，已用 � 代替",
        "from line {line} on the XML holds bytes that are no {encoding}; they were replaced by U+FFFD",
    ),
    # no loss, except where bytes fit no encoding
    "xml-encoding": (
        "XML 编码与声明不符：声明 {declared}，实际按 {encoding} 读取"
        "（{evidence}；{sure}，{sureness:.1%}；例：{sample}）",
        "the XML is not encoded as declared: {declared} is declared, {encoding} was used "
        "({evidence_en}; {sure_en}, {sureness:.1%}; sample: {sample})",
    ),
    "xml-garbled": (
        "{count} 个值在写入 XML 前已成乱码（{evidence}）：“{text}”应为“{sample}”（{sure}，{sureness:.1%}）",
        "{count} values were garbled before they were written ({evidence_en}): '{text}' is '{sample}' "
        "({sure_en}, {sureness:.1%})",
    ),
    # loss
    "xml-text-lost": (
        "{count} 个值在写入 XML 前已损坏，无法恢复（例：{sample}）",
        "{count} values were destroyed before they were written and cannot be recovered (such as {sample})",
    ),
    # no loss
    "xml-blanks": (
        "XML 中 {count} 个 {field} 的值前后有空格",
        "{count} values of {field} in the XML have blanks around them",
    ),
    # no loss
    "xml-schema": ("XML 不符合模式：{note}", "the XML does not follow the schema: {note_en}"),
    "xml-schema-more": ("XML 不符合模式：{note}", "the XML does not follow the schema: {note_en}"),
    "xml-namespace": (
        "{count} 种元素（{name} …）的命名空间是 {value}，与根元素的 {expected} 不同；请与根元素一致",
        "{count} kinds of elements (such as {name}) are in the namespace {value}, the root in {expected}; "
        "write them like the root",
    ),
    "xml-dtd-not-fetched": (
        "XML 引用了外部 DTD（{path}），出于安全没有读取；请去掉 DOCTYPE",
        "the XML refers to an external DTD ({path}), which was not fetched for safety; leave the DOCTYPE out",
    ),
    # loss
    "xml-schema-skipped": (
        "XML 没有全部对照模式检查：{note}",
        "not all of the XML was held against the schema: {note_en}",
    ),
}
"""Codes of the XML reader. ``xml-schema`` has the fact ``kind``: content, attribute, root, key, facet, datatype."""

LANDXML: dict[str, tuple[str, str]] = {
    # loss: it is in the file and was not drawn as it is
    "landxml-geometry": (
        "{type} 不是能读取的几何（只读取 Line、Curve、IrregularLine、Chain），没有读取",
        "{type} is no geometry that is read (Line, Curve, IrregularLine and Chain are); it was left out",
    ),
    "landxml-spiral": ("缓和曲线 Spiral 按弦线读取", "a Spiral was read as its chord"),
    # no loss: the file says it wrongly, or it is another trade's
    "landxml-reference": (
        "{type} 引用的点 {name} 不存在，无法绘出",
        "{type} refers to the point {name}, which does not exist; it cannot be drawn",
    ),
    "landxml-coordinate": (
        "{type} 没有有效的坐标（应为“北 东 [高]”），无法绘出",
        "{type} has no usable coordinate (northing, easting, elevation if any); it cannot be drawn",
    ),
    "landxml-curve": (
        "曲线的 {name} 缺少或不成立，无法绘出",
        "{name} of a Curve is missing or impossible; it cannot be drawn",
    ),
    "landxml-namespace": (
        "命名空间 {value} 不是 LandXML 1.0、1.1 或 1.2，按 1.2 读取",
        "the namespace {value} is not that of LandXML 1.0, 1.1 or 1.2; it was read as 1.2",
    ),
    "landxml-not-read": (
        "{count} 个 {type} 不在检查范围内，没有读取",
        "{count} of type {type} are not checked and were not read",
    ),
}
"""Codes of the LandXML reader. Fact ``type`` is the element, ``name`` what is missing."""

WORDS: dict[str, tuple[str, str]] = {**DXF, **XML, **LANDXML, **PACKAGE}
"""All codes of all readers → (Chinese, English)."""

REASONS: dict[str, tuple[str, str]] = {
    "binary": ("二进制 DXF", "binary DXF"),
    "no-pairs": ("不是 DXF 文本", "no DXF text"),
    "no-eof": ("缺少 EOF", "EOF is missing"),
    "after-eof": ("EOF 之后还有内容", "there are sections after EOF"),
    "bad-group-code": ("组码不是数字", "a group code is no number"),
    "not-in-section": ("段外有内容", "content outside of sections"),
    "sections-not-balanced": ("SECTION 与 ENDSEC 不成对", "SECTION and ENDSEC do not match"),
    "section-without-name": ("段没有名称", "a section has no name"),
    "blocks-not-balanced": ("BLOCK 与 ENDBLK 不成对", "BLOCK and ENDBLK do not match"),
    "application-group-open": ("应用程序组（102）未结束", "an application group (102) is not closed"),
    "no-number": ("整数组码的值不是数字", "the value of a whole-number group is no number"),
    "point-without-y": ("坐标缺少 Y 值", "a point has no y"),
    "vertex-alone": ("VERTEX 不属于任何 POLYLINE", "a VERTEX belongs to no POLYLINE"),
}
"""Why the columnar reader handed a file over: the fact ``reason`` of ``dxf-recovered`` and ``dxf-unreadable``."""


def reason_facts(reason: str) -> dict[str, str]:
    """A word of ``REASONS`` as facts of an issue: itself, and what it means in both languages."""
    zh, en = REASONS.get(reason, (reason, reason))
    return {"reason": reason, "note": zh, "note_en": en}
