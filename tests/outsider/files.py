"""Defects of the package and of its files as bytes."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from drawing import SHEETS, Copy, Planted, codes, kind, rewrite
from judge import Spot

PAPERS = {"技术设计书": "DOC-01", "技术总结": "DOC-03", "检查报告": "DOC-04", "检查记录": "DOC-05", "委托书": "DOC-11",
          "仪器检定证书": "PKG-01 DOC-06", "竣工测量报告": "PKG-01"}  # fmt: skip


def _paper(name: str) -> str:
    return f"扫描资料/{name}.pdf"


def _any(random: Random) -> str:
    return random.choice((*SHEETS, *map(_paper, PAPERS)))


@kind
def paper_missing(copy: Copy, random: Random) -> Planted:
    name = random.choice(sorted(PAPERS))
    (copy.folder / _paper(name)).unlink()
    return Planted(codes(f"PKG-01 {PAPERS[name]}"), (), name)


@kind
def drawing_missing(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    (copy.folder / file).unlink()
    return Planted(codes("PKG-01"), (), file)


@kind
def metadata_missing(copy: Copy, random: Random) -> Planted:
    (copy.folder / "元数据/metadata.xml").unlink()
    return Planted(codes("PKG-09"), (), "")


@kind
def file_renamed(copy: Copy, random: Random) -> Planted:
    file = _any(random)
    path = copy.folder / file
    new = path.with_name("新建文件" + path.suffix)
    path.rename(new)
    return Planted(codes("PKG-01 PKG-05 PKG-04 DOC-01 DOC-03 DOC-04 DOC-05 DOC-11"), (), file)


@kind
def folder_renamed(copy: Copy, random: Random) -> Planted:
    name = random.choice(("扫描资料", "矢量数据", "元数据"))
    (copy.folder / name).rename(copy.folder / f"{name}2")
    return Planted(codes("PKG-06"), (), name)


@kind
def file_empty(copy: Copy, random: Random) -> Planted:
    file = _any(random)
    rewrite(copy, file, lambda _: b"")
    return Planted(codes("PKG-08"), (Spot(file),), file)


@kind
def file_doubled(copy: Copy, random: Random) -> Planted:
    file = _any(random)
    path = copy.folder / file
    other = path.with_name(f"{path.stem} - 副本{path.suffix}")
    shutil.copy(path, other)
    return Planted(codes("PKG-02"), (Spot(file), Spot(f"{Path(file).parent}/{other.name}")), file)


@kind
def file_unexpected(copy: Copy, random: Random) -> Planted:
    file = random.choice(("扫描资料/草稿.bak", "矢量数据/acad.log", "属性数据/~$临时.tmp"))
    (copy.folder / file).write_bytes(b"draft\r\n")
    return Planted(codes("PKG-04 PKG-05"), (Spot(file),), file)


@kind
def not_what_it_is_called(copy: Copy, random: Random) -> Planted:
    file = _paper(random.choice(sorted(PAPERS)))
    shutil.copy(copy.folder / "其他资料/现场照片.png", copy.folder / file)
    return Planted(codes("PKG-03"), (Spot(file),), file)
