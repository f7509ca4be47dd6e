"""Slips that the other modules do not make: of two fields of a record, of whole files, of texts on sheets."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ezdxf.entities import Insert, Text
from lxml import etree
from records import CLEAN, COORDINATES, METADATA, RESULTS, SHEETS, Package, Planted, Spot, key_of, kind, local, spot
from records_drawn import told
from records_fields import DATE, NUMBER, a_value, is_code, said
from witness import any_form, measured

TABLES = Path(__file__).resolve().parents[2] / "rules" / "ningbo" / "tables"
"""What the specification says: lists of codes."""

SAME = 0.02
"""Two numbers that differ by no more tell nobody that they were exchanged."""


@cache
def lists() -> dict[tuple[str, str], tuple[str, ...]]:
    """The codes that a field may have."""
    rows = [
        r for r in csv.DictReader((TABLES / "codes.csv").open(encoding="utf-8-sig")) if not r["list"].startswith("#")
    ]
    codes = {name: tuple(r["code"] for r in rows if r["list"] == name) for name in {r["list"] for r in rows}}
    fields = csv.DictReader((TABLES / "fields.csv").open(encoding="utf-8-sig"))
    return {(r["table"], r["field"]): codes[r["list"]] for r in fields if r["list"] in codes}


@kind("another code of the list")
def other_code(package: Package) -> Planted | None:
    """Evenly over the coded fields."""
    pairs = [pair for pair in package.fields() if len(lists().get(pair, ())) > 1 and not any_form(*pair)]
    table, field = package.chance.choice(pairs)
    element = package.chance.choice([c for r in package.tables()[table] for c in r if local(c) == field])
    old = element.text or ""
    element.text = package.chance.choice([c for c in lists()[table, field] if c != old])
    return said("another code of the list", element, old, element.text)


@kind("fields exchanged")
def fields_exchanged(package: Package) -> Planted | None:
    """The values of two fields of one record that look alike."""
    row = package.chance.choice(package.tables()[package.chance.choice(sorted(package.tables()))])
    table = local(row)
    texts = [c for c in row if (c.text or "").strip() and not any_form(table, local(c))]
    pairs = [(a, b) for a in texts for b in texts if local(a) < local(b) and look_alike(table, a, b)]
    if not pairs:
        return None
    one, two = package.chance.choice(pairs)
    one.text, two.text = two.text, one.text
    return said("fields exchanged", one, f"{local(two)} {one.text}", two.text or "", two)


def look_alike(table: str, one: etree._Element, two: etree._Element) -> bool:
    a, b = one.text or "", two.text or ""
    if a == b or is_code(a) or is_code(b):
        return False
    if NUMBER.fullmatch(a) and NUMBER.fullmatch(b):
        apart = abs(float(a) - float(b))
        small = measured(table, local(one)) or measured(table, local(two))
        return ("." in a) == ("." in b) and apart > (0.5 if small else SAME)
    return bool(DATE.fullmatch(a) and DATE.fullmatch(b)) or (len(a) == len(b) and not re.search(r"\d", a + b))


@kind("unit slip")
def unit(package: Package) -> Planted | None:
    """Hectares or millimetres instead of metres."""
    element = a_value(package)
    table, old = local(element.getparent()), element.text or ""
    if not NUMBER.fullmatch(old) or "." not in old or float(old) == 0 or any_form(table, local(element)):
        return None
    digits = len(old.split(".")[1])
    element.text = f"{float(old) * package.chance.choice((1000, 100, 0.01, 0.0001)):.{digits}f}"
    return None if float(element.text) == float(old) else said("unit slip", element, old, element.text)


@kind("text cut short")
def cut(package: Package) -> Planted | None:
    element = a_value(package)
    table, old = local(element.getparent()), element.text or ""
    if len(old) < 3 or NUMBER.fullmatch(old) or DATE.fullmatch(old) or any_form(table, local(element)):
        return None
    element.text = old[:-1]
    return said("text cut short", element, old, element.text)


@kind("date near")
def date_near(package: Package) -> Planted | None:
    """A wrong month, or a year too early or too late."""
    element = a_value(package)
    table, old = local(element.getparent()), element.text or ""
    if not DATE.fullmatch(old) or any_form(table, local(element)):
        return None
    element.text = f"{date.fromisoformat(old) + timedelta(days=package.chance.choice((-365, 365, 180, -180)))}"
    return said("date near", element, old, element.text)


@kind("record overwritten")
def overwritten(package: Package) -> Planted | None:
    """A record that has become its neighbour but for the key."""
    table = package.chance.choice(sorted(package.tables()))
    rows = package.tables()[table]
    if len(rows) < 2 or table.startswith(("JC_", "INFO_YQSB")):
        return None
    one, two = package.chance.sample(rows, 2)
    key, values = next(iter(one)), {local(c): c.text for c in two}
    changed = [c for c in one if c is not key and values.get(local(c), c.text) != c.text]
    if not any(not any_form(table, local(c)) and not measured(table, local(c)) for c in changed):
        return None
    for element in changed:
        element.text = values[local(element)]
    what = f"{table} [{key_of(one)}] = [{key_of(two)}]: {[local(c) for c in changed]}"
    return Planted("record overwritten", what, (spot(one), spot(two)), (key.text or "",))


@kind("label: letter other")
def label_letter(package: Package) -> Planted | None:
    """A Chinese character of a text on a sheet."""
    name = package.chance.choice([n for n in SHEETS if "竣工图" in n or "宗地图" in n])
    texts = [t for t in package.drawing(name).modelspace() if isinstance(t, Text) and t.dxf.layer in ("ZJ", "JMD")]
    texts = [t for t in texts if re.search(r"[\u4e00-\u9fff]", t.dxf.text)]
    if not texts:
        return None
    text = package.chance.choice(texts)
    old = text.dxf.text
    n = package.chance.choice([n for n, c in enumerate(old) if "\u4e00" <= c <= "\u9fff"])
    text.dxf.text = f"{old[:n]}田{old[n + 1 :]}"
    return told("label: letter other", name, f"{old} -> {text.dxf.text}", text)


@kind("label: number removed")
def number_removed(package: Package) -> Planted | None:
    """A number that is written beside a point, an area or a plan."""
    name = package.chance.choice(SHEETS)
    texts = [t for t in package.drawing(name).modelspace() if isinstance(t, Text) and t.dxf.layer == "ZJ"]
    texts = [t for t in texts if re.search(r"\d", t.dxf.text)]
    if not texts:
        return None
    text = package.chance.choice(texts)
    names = re.findall(r"[A-Za-z]*\d+", text.dxf.text)
    planted = told("label: number removed", name, text.dxf.text, text, names=(text.dxf.text, *names))
    package.drawing(name).modelspace().delete_entity(text)
    return planted


@kind("height written otherwise")
def height_text(package: Package) -> Planted | None:
    points = [e for e in package.drawing(SHEETS[0]).modelspace() if isinstance(e, Insert) and e.attribs]
    point = package.chance.choice(points)
    old = point.attribs[0].dxf.text
    point.attribs[0].dxf.text = f"{float(old) + package.chance.choice((0.3, 1.0, -0.9)):.2f}"
    return told("height written otherwise", SHEETS[0], f"{old} -> {point.attribs[0].dxf.text}", point)


@kind("title on the sheet")
def sheet_text(package: Package) -> Planted | None:
    """Scale, systems, names in the frame."""
    name = package.chance.choice(SHEETS)
    texts = [t for t in package.drawing(name).modelspace() if isinstance(t, Text) and t.dxf.layer == "TK"]
    texts = [t for t in texts if re.search(r"1[:：]\d+|坐标|高程|公司|SL-|花园", t.dxf.text)]
    text = package.chance.choice(texts)
    old = text.dxf.text
    new = re.sub(r"1([:：])(\d+)", r"1\g<1>2000", old)
    new = new.replace("2000国家大地", "1980西安").replace("1985国家", "1956黄海").replace("SL-2026", "SL-2025")
    if new == old:
        new = old.replace("示例", "样本")
    if new == old:
        return None
    text.dxf.text = new
    return told("title on the sheet", name, f"{old} -> {new}", text)


@kind("file emptied")
def file_emptied(package: Package) -> Planted | None:
    name = package.chance.choice((*SHEETS, RESULTS, METADATA, COORDINATES))
    package.path(name).write_bytes(b"")
    return Planted("file emptied", name, (Spot(name),), (name,))


@kind("file cut off")
def file_cut(package: Package) -> Planted | None:
    name = package.chance.choice((*SHEETS, RESULTS, METADATA))
    content = package.path(name).read_bytes()
    package.path(name).write_bytes(content[: int(len(content) * package.chance.choice((0.3, 0.6, 0.9)))])
    return Planted("file cut off", name, (Spot(name),), (name,))


@kind("file in another's place")
def file_instead(package: Package) -> Planted | None:
    one, two = package.chance.sample(SHEETS, 2)
    package.path(one).write_bytes(package.path(two).read_bytes())
    return Planted("file in another's place", f"{two} as {one}", (Spot(one), Spot(two)), (one,))


@kind("file renamed")
def file_renamed(package: Package) -> Planted | None:
    name = package.chance.choice((*SHEETS, RESULTS, METADATA))
    path = package.path(name)
    stem = package.chance.choice((f"{path.stem} - 副本", "Drawing1", "新建文件"))
    new = path.rename(path.with_name(f"{stem}{path.suffix}"))
    spots = (Spot(name), Spot(new.relative_to(package.root).as_posix()))
    return Planted("file renamed", f"{name} -> {new.name}", spots, (path.stem, new.stem))


@kind("encoding not said")
def encoding(package: Package) -> Planted | None:
    """The results in GBK, and still declared as UTF-8."""
    name = package.chance.choice((RESULTS, METADATA))
    text = (CLEAN / name).read_text("utf-8")
    package.path(name).write_bytes(text.encode("gbk", "replace"))
    return Planted("encoding not said", name, (Spot(name),))
