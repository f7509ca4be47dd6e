"""Slips in papers, metadata and the coordinate file, and in what the results say of papers, standards and dates."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from records import COORDINATES, METADATA, Package, Planted, Spot, kind, local, spot

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def a_paper(package: Package) -> Path:
    return package.chance.choice(sorted((package.root / "扫描资料").iterdir()))


def name_of(package: Package, path: Path) -> str:
    return path.relative_to(package.root).as_posix()


@kind("paper missing")
def missing(package: Package) -> Planted | None:
    paths = [p for p in sorted(package.root.rglob("*")) if p.is_file() and p.parent.name not in ("其他资料",)]
    path = package.chance.choice([p for p in paths if p.suffix != ".txt"])
    path.unlink()
    return Planted("paper missing", path.name, (), (path.stem, path.parent.name))


@kind("paper of another kind")
def other_kind(package: Package) -> Planted | None:
    path = a_paper(package)
    path.write_bytes(package.chance.choice((PNG + b"\0" * 64, "只是文字\n".encode() * 20, b"PK\x03\x04" + b"\0" * 90)))
    return Planted("paper of another kind", path.name, (Spot(name_of(package, path)),), (path.stem,))


@kind("paper empty")
def empty(package: Package) -> Planted | None:
    path = a_paper(package)
    path.write_bytes(b"")
    return Planted("paper empty", path.name, (Spot(name_of(package, path)),), (path.stem,))


@kind("paper under another name")
def renamed(package: Package) -> Planted | None:
    path = a_paper(package)
    new = path.rename(
        path.with_name(package.chance.choice(("新建文件", f"{path.stem} - 副本", "扫描0001")) + path.suffix)
    )
    return Planted(
        "paper under another name", f"{path.name} -> {new.name}", (Spot(name_of(package, new)),), (path.stem,)
    )


@kind("paper in another folder")
def other_folder(package: Package) -> Planted | None:
    path = a_paper(package)
    new = path.rename(package.root / package.chance.choice(("矢量数据", "属性数据")) / path.name)
    return Planted("paper in another folder", name_of(package, new), (Spot(name_of(package, new)),), (path.stem,))


@kind("paper twice")
def paper_twice(package: Package) -> Planted | None:
    path = a_paper(package)
    again = path.with_name(f"{path.stem}(1){path.suffix}")
    again.write_bytes(path.read_bytes())
    return Planted("paper twice", again.name, (Spot(name_of(package, again)), Spot(name_of(package, path))))


@kind("metadata changed")
def metadata(package: Package) -> Planted | None:
    element = package.chance.choice(list(package.tree(METADATA)))
    old = element.text or ""
    digits = [n for n, c in enumerate(old) if c.isdigit()]
    if digits and not re.fullmatch(r"\d{4}-\d\d-\d\d", old):
        n = package.chance.choice(digits)
        element.text = old[:n] + str((int(old[n]) + 3) % 10) + old[n + 1 :]
    else:
        element.text = "2024-01-05" if old[:2] == "20" and digits and "-" in old else f"另一{old[2:]}"
    return Planted("metadata changed", f"{local(element)} {old} -> {element.text}", (spot(element, METADATA),), (old,))


@kind("metadata value gone")
def metadata_gone(package: Package) -> Planted | None:
    element = package.chance.choice(list(package.tree(METADATA)))
    name, old = local(element), element.text
    if package.chance.random() < 0.5:
        element.text = ""
    else:
        element.getparent().remove(element)
    return Planted("metadata value gone", f"{name} {old}", (Spot(METADATA),), (name,))


@kind("coordinate file: value")
def coordinates(package: Package) -> Planted | None:
    path = package.path(COORDINATES)
    lines = path.read_text("utf-8").splitlines()
    n = package.chance.choice([n for n, line in enumerate(lines) if re.search(r"\d", line) and n > 2])
    if lines[n].startswith(("精度", "格式")):
        return None
    places = [m for m, c in enumerate(lines[n]) if c.isdigit()]
    m = package.chance.choice(places)
    old, lines[n] = lines[n], lines[n][:m] + str((int(lines[n][m]) + 4) % 10) + lines[n][m + 1 :]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return Planted("coordinate file: value", f"{old} -> {lines[n]}", (Spot(COORDINATES),))


@kind("coordinate file: line")
def coordinates_line(package: Package) -> Planted | None:
    path = package.path(COORDINATES)
    lines = path.read_text("utf-8").splitlines()
    n = package.chance.choice([n for n, line in enumerate(lines) if line.startswith("J")])
    how = package.chance.choice(("deleted", "twice", "blank", "chinese comma"))
    old = lines[n]
    new = {
        "deleted": [],
        "twice": [old, old],
        "blank": [old.replace(",", ", ", 1)],
        "chinese comma": [old.replace(",", "，", 1)],
    }
    lines[n : n + 1] = new[how]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return Planted("coordinate file: line", f"{old} {how}", (Spot(COORDINATES),))


def value(package: Package, table: str, field: str) -> etree._Element:
    found = [c for row in package.tables()[table] for c in row if local(c) == field]
    return package.chance.choice(found)


STATED = (
    ("INFO_YQSB", "JDYXQ", ("2026-03-01", "2025-12-31")),
    ("INFO_YQSB", "JDRQ", ("2026-05-01",)),
    ("INFO_ZLQS", "SFQZ", ("0",)),
    ("INFO_ZLQS", "SFGZ", ("0",)),
    ("INFO_ZLQS", "PZRQ", ("2028-01-01", "")),
    ("INFO_ZLQS", "ZLMC", ("技术设计", "监测报告")),
    ("INFO_ZLQS", "JCR", ("王示范", "无名氏")),
    ("INFO_RYXX", "ZSBH", ("", "/")),
    ("PROJECTINFO", "作业依据", (
        "GB/T 17986.1-2000《房产测量规范》；GB/T 24356-2009《测绘成果质量检查与验收》",
        "GB/T 17986.1-2000《房产测量规范》；TD/T 1001-2012《地籍调查规程》；GB/T 18316-2001",
        "按规范",
    )),
    ("PROJECTINFO", "测量完成时间", ("2026-02-20", "2026-13-01")),
    ("PROJECTINFO", "坐标系统", ("1980西安坐标系", "北京54坐标系")),
    ("PROJECTINFO", "高程基准", ("1956年黄海高程系",)),
    ("PROJECTINFO", "中央子午线", ("117", "121.5")),
)  # fmt: skip


@kind("paper stated otherwise")
def stated(package: Package) -> Planted | None:
    table, field, texts = package.chance.choice(STATED)
    element = value(package, table, field)
    unapproved = ("技术总结", "检查报告")
    if field == "PZRQ" and any((c.text or "") in unapproved for c in element.getparent()):
        return None
    if field == "SFGZ" and any((c.text or "").startswith("技术") for c in element.getparent()):
        return None  # designs and summaries need no seal
    old, element.text = element.text, package.chance.choice(texts)
    if old == element.text:
        return None
    return Planted("paper stated otherwise", f"{table}.{field} {old} -> {element.text!r}", (spot(element),))


@kind("root attribute")
def root(package: Package) -> Planted | None:
    name = package.chance.choice(sorted(package.tree().attrib))
    old = package.tree().get(name)
    package.tree().set(name, {"城市": "嘉兴市", "阶段": "施工许可", "版本": "2020.0"}[name])
    return Planted(
        "root attribute", f"{name} {old} -> {package.tree().get(name)}", (Spot("属性数据/综合测绘成果.xml"),)
    )
