"""Further defects of the package: files in the wrong place, of the wrong kind, from another project or day."""

from __future__ import annotations

import re
import shutil
from random import Random

from drawing import SHEETS, XML, Copy, Planted, codes, kind, rewrite, spot
from judge import Spot

METADATA = "元数据/metadata.xml"
DATE = re.compile(rb"(\$TDUPDATE\r?\n +40\r?\n) *[0-9.]+")


@kind
def drawing_in_the_wrong_folder(copy: Copy, random: Random) -> Planted:
    file = random.choice((*SHEETS, XML))
    target = f"扫描资料/{file.split('/')[1]}"
    shutil.move(copy.folder / file, copy.folder / target)
    return Planted(codes("PKG-01 PKG-04 PKG-05"), (), file)


@kind
def drawing_with_another_extension(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    new = file.replace(".dxf", random.choice((".dwg", ".txt", ".pdf")))
    (copy.folder / file).rename(copy.folder / new)
    return Planted(codes("PKG-01 PKG-03 PKG-04 PKG-05"), (), new)


@kind
def paper_cut_off(copy: Copy, random: Random) -> Planted:
    file = f"扫描资料/{random.choice(('检查报告', '技术总结', '竣工测量报告', '委托书'))}.pdf"
    rewrite(copy, file, lambda data: data[: random.randrange(50, len(data) // 2)])
    return Planted(codes("PKG-08 PKG-03 FMT-29"), (Spot(file),), file)


@kind
def paper_is_text(copy: Copy, random: Random) -> Planted:
    file = f"扫描资料/{random.choice(('检查报告', '技术总结', '检查记录', '委托书'))}.pdf"
    rewrite(copy, file, lambda _: "检查报告，另附。\r\n".encode("gbk"))
    return Planted(codes("PKG-03 PKG-08"), (Spot(file),), file)


@kind
def paper_twice_elsewhere(copy: Copy, random: Random) -> Planted:
    name = random.choice(("检查报告", "技术总结", "委托书"))
    other = f"扫描资料/{random.choice(('补充', '备份', '旧'))}{name}.pdf"
    shutil.copy(copy.folder / f"扫描资料/{name}.pdf", copy.folder / other)
    return Planted(codes("PKG-02 PKG-04 PKG-05"), (Spot(other), Spot(f"扫描资料/{name}.pdf")), other)


@kind
def folder_unexpected(copy: Copy, random: Random) -> Planted:
    name = random.choice(("新建文件夹", "矢量数据/备份", "临时"))
    (copy.folder / name).mkdir()
    shutil.copy(copy.folder / "其他资料/现场照片.png", copy.folder / name / "图.png")
    return Planted(codes("PKG-06 PKG-04 PKG-05 PKG-02"), (), name)


@kind
def project_number_in_the_metadata(copy: Copy, random: Random) -> Planted:
    rewrite(copy, METADATA, lambda data: re.sub(rb"SL-(\d+)-(\d+)", rb"SL-\1-9\2", data, count=1))
    return Planted(codes("PKG-07 PKG-14"), (Spot(METADATA),), "")


@kind
def value_in_the_metadata(copy: Copy, random: Random) -> Planted:
    name, new = random.choice(
        (("生产单位", "另一测绘院"), ("坐标系统", "1980西安坐标系"), ("中央子午线", "117"),
         ("高程基准", "1956黄海高程系"), ("生产日期", "2019-01-01"), ("成果名称", "别处花园竣工综合测绘成果"))
    )  # fmt: skip
    pattern = f"<{name}>[^<]*</{name}>"
    rewrite(copy, METADATA, lambda data: re.sub(pattern, f"<{name}>{new}</{name}>", data.decode()).encode())
    return Planted(codes("PKG-14 CRS-01 CRS-05 CRS-12 PKG-07 PKG-10 DOC-12 ATT-10 ATT-11"), (Spot(METADATA),), name)


@kind
def metadata_malformed(copy: Copy, random: Random) -> Planted:
    rewrite(copy, METADATA, lambda data: data.replace("</项目编号>".encode(), b"", 1))
    return Planted(codes("PKG-09 FMT-04"), (Spot(METADATA),), "")


@kind
def drawing_older_than_the_survey(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    rewrite(copy, file, lambda data: DATE.sub(rb"\g<1>2458000.5", data, count=1))
    return Planted(codes("PKG-10"), (Spot(file),), file)


@kind
def title_of_another_project(copy: Copy, random: Random) -> Planted:
    """The number in the title block of one drawing."""
    file = random.choice(SHEETS)
    (text,) = [t for t in copy.texts(file, "TK") if t.dxf.text.startswith("图号")]
    text.dxf.text = re.sub(r"SL-(\d+)-(\d+)", r"SL-\g<1>-7\2", text.dxf.text)
    return Planted(codes("PKG-07"), (Spot(file),), file)


@kind
def name_of_another_project(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    (text,) = [t for t in copy.texts(file, "TK") if "（虚构）" in t.dxf.text]
    text.dxf.text = re.sub(r"^[^（]+（虚构）", "别处家园", text.dxf.text)
    return Planted(codes("ATT-11 PKG-07 TXT-01"), (Spot(file),), file)


@kind
def date_in_the_title_block(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    (text,) = [t for t in copy.texts(file, "TK") if re.search(r"\d{4}-\d\d-\d\d", t.dxf.text)]
    text.dxf.text = re.sub(r"\d{4}-\d\d-\d\d", random.choice(("2019-05-01", "2027-01-31")), text.dxf.text)
    return Planted(codes("PKG-10 ATT-10"), (spot(text, file),), text.dxf.text)
