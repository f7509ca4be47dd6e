"""The vocabulary of folders, zips and files that are not opened: part of ``issues.WORDS``."""

from __future__ import annotations

PACKAGE: dict[str, tuple[str, str]] = {
    "check-sheet": ("检测数据表格 {cell}：{note}", "spreadsheet of check measurements {cell}: {note_en}"),
    "coordinate-txt": ("坐标文件第 {line} 行{note}", "coordinate file, line {line}: {note_en}"),
    "coordinate-txt-lost": ("坐标文件第 {line} 行{note}", "coordinate file, line {line}: {note_en}"),
    # loss
    "package-empty": ("成果中没有任何文件", "there is no file in the deliverable"),
    "package-nothing-read": (
        "{count} 个文件中没有能检查的 DXF 图形或 XML 数据，什么也没有检查；请放入 DXF 和 XML，压缩包请先解压",
        "none of the {count} files is a DXF drawing or XML data that can be checked: nothing was checked; "
        "put DXF and XML in, and unpack archives",
    ),
    "package-too-large": (
        "解压后过大（{value} 字节）或压缩比过高（{ratio} 倍），疑似压缩炸弹，没有读取；请解压后以文件夹提交",
        "it would unpack to {value} bytes, {ratio} times its size, as a zip bomb does, and was not read; "
        "hand in a folder",
    ),
    "package-too-many": (
        "文件数超过上限 {count} 个，其余的没有读取；请只提交成果文件",
        "there are more than {count} files; the others were not read: hand in the files of the deliverable only",
    ),
    "package-too-deep": (
        "文件夹嵌套超过 {count} 层，更深处没有读取",
        "folders are nested more than {count} deep; what lies deeper was not read",
    ),
    "file-too-large": (
        "文件过大（{value} 字节，上限 {upper}），没有读取；请按图幅或区域拆分",
        "the file is too large ({value} bytes, at most {upper}) and was not read; split it by sheet or area",
    ),
    "file-unreadable": ("文件无法打开：{note}", "the file cannot be opened: {note}"),
    "link-not-followed": (
        "链接指向成果之外或不存在的位置，没有读取；请放入文件本身",
        "a link leads out of the deliverable, or nowhere; it was not followed: put the file itself there",
    ),
    "dwg-not-read": (
        "DWG 图形没有读取：请在制图软件中用 SAVEAS 另存为 DXF 后提交；或安装免费的 ODA File Converter"
        "（opendesign.com）或 LibreDWG 的 dwg2dxf，装好后会自动转换",
        "a DWG drawing was not read: save it as DXF with SAVEAS; or install ODA File Converter (free, opendesign.com) "
        "or LibreDWG's dwg2dxf, and it is converted by itself",
    ),
    "dwg-conversion-failed": (
        "DWG 图形没有读取：{name} 转换失败（{note}）；请在制图软件中用 SAVEAS 另存为 DXF 后提交",
        "a DWG drawing was not read: {name} could not convert it ({note_en}); save it as DXF with SAVEAS",
    ),
    "zip-damaged": (
        "压缩包或其中的文件已损坏：{note}；请重新压缩后提交",
        "the zip, or a file in it, is damaged: {note}; pack it again",
    ),
    "zip-no-directory": (
        "压缩包没有读取：找不到其中的文件目录，可能没有下载或复制完整，或者不是 ZIP 文件；请重新压缩后提交",
        "the zip was not read: its directory is missing; it may not have come over whole, or be no zip: pack it again",
    ),
    "zip-is-other": (
        "这是 {name} 压缩包，只是扩展名为 .zip，没有读取；请解压成文件夹，或改存为 ZIP",
        "this is a {name} archive that is only called .zip; it was not read: unpack it into a folder, or save it as "
        "zip",
    ),
    "zip-encrypted": (
        "压缩包中的文件已加密，没有读取；请不设密码重新压缩",
        "a file in the zip is encrypted and was not read; pack it again without a password",
    ),
    "zip-method": (
        "压缩包中的文件用了不支持的压缩方法（{value} 号），没有读取；请用普通 ZIP（Deflate）重新压缩",
        "a file in the zip is packed by method {value}, which is not supported; pack it again as plain zip (deflate)",
    ),
    "zip-overlapping": (
        "压缩包中有 {count} 个文件的数据互相重叠，疑似压缩炸弹，整个压缩包没有读取；请重新压缩后提交",
        "{count} files in the zip share their bytes with others, as a zip bomb does; nothing of it was read: "
        "pack it again",
    ),
    "zip-unsafe-path": (
        "压缩包中的路径 {path} 不安全（会写到文件夹之外，或是设备名、含控制字符），没有读取；请改名后重新压缩",
        "the path {path} in the zip is not safe (it leads out of the folder, names a device or holds control "
        "characters); it was not read: rename it and pack again",
    ),
    "zip-duplicate-name": (
        "压缩包中有同名文件，只读取了最后一个",
        "the zip has this name more than once; only the last one was read",
    ),
    # loss, where one of those is
    "issues-not-listed": (
        "同类情况（{kind}）共 {count} 处，其余不再逐一列出",
        "there are {count} of the kind {kind}; the others are not listed",
    ),
    # no loss
    "dwg-converted": (
        "DWG 图形由 {name} {version} 转换为 DXF 后检查；转换可能改变个别图形，提交 DXF 更可靠",
        "the DWG drawing was converted to DXF by {name} {version} and then checked; a conversion may change things",
    ),
    "zip-same-name": (
        "文件名与 {file} 只有大小写、字母的组合方式或末尾的点、空格不同，在 Windows 或 macOS 上解压会互相覆盖；请改名",
        "the name differs from {file} only by case, by how a letter is composed, or by dots and blanks at its end: "
        "on Windows or macOS one replaces the other; rename one",
    ),
    "zip-name-encoding": (
        "压缩包中 {count} 个文件名没有正确标明编码：存为“{text}”，按 {encoding} 读作“{name}”"
        "（{evidence}；{sure}，{sureness:.1%}）",
        "{count} names in the zip do not rightly say how they are encoded: '{text}' is '{name}' in {encoding} "
        "({evidence_en}; {sure_en}, {sureness:.1%})",
    ),
    "name-lost": (
        "文件路径中的名称“{name}”丢失了文字（{text}），认不出是什么文件；"
        "请用原名，换用以 UTF-8 记录文件名的压缩软件重新压缩",
        "letters of the name '{name}' in the path are lost ({text}): nobody can tell what the file is; "
        "pack it again under its own name, with a program that stores names in UTF-8",
    ),
    "pdf-no-text": (
        "PDF 的 {count} 页都没有文字（扫描件），内容无法由程序核对，请人工核对",
        "none of the {count} pages of the PDF has text (a scan): a program cannot check what it says; people must",
    ),
    "pdf-encrypted": (
        "PDF 有打开密码，内容无法核对；请提交不加密的文件",
        "the PDF needs a password: what it says cannot be checked; hand in one without",
    ),
    "pdf-damaged": (
        "PDF 文件损坏（{note}），内容无法读取；请重新导出",
        "the PDF is damaged ({note}) and cannot be read; export it again",
    ),
    "pdf-too-slow": (
        "PDF 在 {note} 内没有读完，内容没有核对；请重新导出，或拆分",
        "the PDF could not be read within {note}: what it says was not checked; export it again, or split it",
    ),
    "pdf-too-large": (
        "PDF 过大（{value} 字节，上限 {upper}），内容没有核对；请拆分或降低扫描分辨率",
        "the PDF is too large ({value} bytes, at most {upper}): what it says was not checked; split it",
    ),
    "pdf-long": (
        "PDF 共 {count} 页，只核对了前 {upper} 页的文字",
        "of the {count} pages of the PDF only the first {upper} were read",
    ),
    "mdb-not-read": (
        "MDB 数据库没有检查其内容；请在 EPS 中导出为 DXF 和 XML 一并提交",
        "the content of an MDB database was not checked; export DXF and XML from EPS and hand them in as well",
    ),
    "archive-not-opened": (
        "成果内的压缩包（{kind}）没有打开；请解压，把其中的文件直接放入成果",
        "an archive ({kind}) within the deliverable was not opened; unpack it and put its files into the deliverable",
    ),
}
"""Codes of folders, zips and files that are not opened."""
