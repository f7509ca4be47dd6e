"""Defects of files as bytes and as text."""

from __future__ import annotations

import re
import shutil
from random import Random

from drawing import SHEETS, XML, Copy, Planted, codes, kind, rewrite
from judge import Spot
from lxml import etree

TEXTS = "矢量数据/宗地坐标.txt"


@kind
def drawing_cut_off(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    part = random.uniform(0.3, 0.95)
    rewrite(copy, file, lambda data: data[: int(part * len(data))])
    return Planted(codes("FMT-01 FMT-16"), (Spot(file),), f"{file} {part:.2f}")


@kind
def drawing_of_an_old_version(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    rewrite(copy, file, lambda data: re.sub(rb"(\$ACADVER\r?\n +1\r?\n)AC10\d\d", rb"\1AC1009", data, count=1))
    return Planted(codes("FMT-02"), (Spot(file),), file)


@kind
def drawing_in_another_code_page(copy: Copy, random: Random) -> Planted:
    """UTF-8 drawings in GBK and the other way round, and nothing says so."""
    file = random.choice(SHEETS)
    utf8 = b"AC1024" in (copy.folder / file).read_bytes()[:400]
    own, other = ("utf-8", "gbk") if utf8 else ("gbk", "utf-8")
    rewrite(copy, file, lambda data: data.decode(own).encode(other))
    return Planted(codes("FMT-03 FMT-21"), (Spot(file),), f"{file} {other}")


@kind
def application_not_registered(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    entry = re.compile(rb"  0\r?\nAPPID\r?\n(?:(?!  0\r?\n).*\r?\n)*?  2\r?\nSOUTH\r?\n 70\r?\n.*\r?\n")
    rewrite(copy, file, lambda data: entry.sub(b"", data, count=1))
    return Planted(codes("FMT-12"), (Spot(file),), file)


@kind
def drawing_of_another_sheet(copy: Copy, random: Random) -> Planted:
    """A drawing was overwritten by another one."""
    file, other = random.sample(SHEETS, 2)
    shutil.copy(copy.folder / other, copy.folder / file)
    return Planted(codes("PKG-02"), (Spot(file), Spot(other), Spot(XML)), f"{file} ← {other}")


@kind
def xml_malformed(copy: Copy, random: Random) -> Planted:
    name = random.choice((b"</ZDMJ>", b"</JZXCD>", b"</SCJZMJ>"))
    rewrite(copy, XML, lambda data: data.replace(name, b"", 1))
    return Planted(codes("FMT-04"), (Spot(XML),), name.decode())


@kind
def xml_encoding_wrong(copy: Copy, random: Random) -> Planted:
    rewrite(copy, XML, lambda data: data.decode("utf-8").encode("gbk"))
    return Planted(codes("FMT-06 FMT-04"), (Spot(XML),), "gbk as utf-8")


@kind
def coordinate_file_wrong(copy: Copy, random: Random) -> Planted:
    """One of its coordinates is a decimetre off."""
    lines = (copy.folder / TEXTS).read_text("utf-8").splitlines()
    at = random.choice([n for n, line in enumerate(lines) if line.startswith("J")][:-1])
    name, part, north, east = lines[at].split(",")
    lines[at] = f"{name},{part},{float(north) + 0.1:.3f},{east}"
    (copy.folder / TEXTS).write_text("\n".join(lines) + "\n", "utf-8")
    return Planted(codes("PAR-17 PAR-18"), (Spot(TEXTS), Spot(XML)), lines[at])


@kind
def coordinate_system_wrong(copy: Copy, random: Random) -> Planted:
    tree = etree.parse(copy.folder / XML)
    (value, *_) = (e for e in tree.iter() if e.text and "2000国家大地" in e.text)
    value.text = "1954年北京坐标系"
    tree.write(copy.folder / XML, encoding="utf-8", xml_declaration=True)
    return Planted(codes("CRS-01 CRS-12"), (Spot(XML),), value.tag)
