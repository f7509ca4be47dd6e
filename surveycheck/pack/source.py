"""A pack's folder as it is, before packs are laid over each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from surveycheck.pack.card import CardFile
from surveycheck.pack.csvfile import ENDINGS, CsvTable, read_tables
from surveycheck.pack.faults import Faults
from surveycheck.pack.header import PACK_FILE, Header, read_header
from surveycheck.pack.keys import read_toml
from surveycheck.pack.lines import Path as KeyPath
from surveycheck.pack.lines import line_of
from surveycheck.rule import STAGES

CLUTTER = ("__pycache__", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Source:
    """One folder: header, tables by name, cards by ``<stage>/<name>``, and the digest of its files."""

    folder: Path
    header: Header
    tables: Mapping[str, CsvTable]
    cards: Mapping[str, CardFile]
    digest: bytes
    lines: Mapping[KeyPath, int]

    def line(self, key: str) -> int:
        """Where a key of pack.toml stands, its parts joined by dots; that of the nearest around it."""
        return line_of(self.lines, tuple(key.split(".")))


def read_source(folder: Path, trusted: bool, faults: Faults, prefix: str = "", examples: bool = True) -> Source | None:
    """The folder's content; None and a fault when there is no readable pack.toml. ``prefix`` goes before the names of
    files in faults. Cards come with their ``examples`` or without."""
    if not (folder / PACK_FILE).is_file():
        faults.add(
            prefix + PACK_FILE, 0, "", f"文件夹 {folder.name} 中没有 pack.toml", f"no pack.toml in {folder.name}"
        )
        return None
    toml = read_toml(folder / PACK_FILE, prefix + PACK_FILE, faults)
    if toml is None:
        return None
    header = read_header(toml, faults)
    tables = _tables(folder / "tables", faults, prefix)
    cards = {f"{c.stage}/{c.name}": c for c in _cards(folder, _Reading(header.name, trusted, faults, prefix, examples))}
    return Source(folder, header, tables, cards, digest_of(folder), toml.lines)


def _tables(folder: Path, faults: Faults, prefix: str) -> dict[str, CsvTable]:
    """Every table by its name; each may stand in one file only."""
    tables: dict[str, CsvTable] = {}
    for path in _files(folder, ENDINGS, faults, prefix):
        for table in read_tables(path, f"{prefix}tables/{path.name}", faults):
            if table.name in tables:
                other = tables[table.name].file
                faults.add(
                    table.file, 0, "", f"表 {table.name} 已在 {other} 中", f"the table {table.name} is in {other} too"
                )
            tables.setdefault(table.name, table)
    return tables


@dataclass(frozen=True)
class _Reading:
    """What holds for all cards of a folder: the pack, whether its Python is trusted, where faults go and what stands
    before the names of files there, and whether examples are read."""

    pack: str
    trusted: bool
    faults: Faults
    prefix: str
    examples: bool


def _cards(folder: Path, how: _Reading) -> Iterator[CardFile]:
    for stage in sorted(p for p in folder.iterdir() if p.is_dir() and not _clutter(p)):
        if stage.name not in (*STAGES, "tables"):
            words = ", ".join(STAGES)
            zh, en = f"未知的阶段文件夹 {stage.name}（可用：{words}）", f"unknown stage {stage.name} (known: {words})"
            how.faults.add(how.prefix + stage.name, 0, "", zh, en)
        elif stage.name != "tables":
            yield from _stage(stage, how)


def _stage(stage: Path, how: _Reading) -> Iterator[CardFile]:
    faults = how.faults
    paths = _files(stage, (".toml", ".py"), faults, how.prefix)
    cards = {p.stem for p in paths if p.suffix == ".toml"}
    for path in paths:
        name = f"{how.prefix}{stage.name}/{path.name}"
        if path.suffix == ".py" and path.stem not in cards and path.stem != "__init__":
            faults.add(name, 0, "", f"旁边没有卡片 {path.stem}.toml", f"there is no card {path.stem}.toml beside it")
        if path.suffix == ".toml" and (toml := read_toml(path, name, faults, how.examples)):
            python = path.with_suffix(".py")
            yield CardFile(toml, stage.name, path.stem, how.pack, how.trusted, python if python.is_file() else None)


def _files(folder: Path, endings: tuple[str, ...], faults: Faults, prefix: str) -> list[Path]:
    """The files of a folder. One with another ending would be passed over in silence (card.toml.txt), so it is a
    fault; read-me files may stand anywhere."""
    found = sorted(p for p in folder.iterdir() if not _clutter(p)) if folder.is_dir() else []
    for path in found:
        if path.suffix.lower() == ".xls":
            zh, en = "旧式 Excel 文件；请另存为 .xlsx 或“CSV UTF-8”", "an old Excel file; save it as .xlsx or CSV UTF-8"
            faults.add(f"{prefix}{folder.name}/{path.name}", 0, "", zh, en)
        elif path.suffix not in endings and not path.name.startswith("README"):
            words = " ".join(endings)
            zh, en = f"只认 {words} 文件", f"only {words} files are read here"
            faults.add(f"{prefix}{folder.name}/{path.name}", 0, "", zh, en)
    return [p for p in found if p.suffix in endings]


def digest_of(folder: Path) -> bytes:
    """SHA-256 over the relative paths and the bytes of all files, by path; what editors and Python leave does not
    count."""
    found = hashlib.sha256()
    names = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    for name in sorted(names):
        if any(_clutter(Path(part)) for part in name.split("/")):
            continue
        content = names[name].read_bytes()
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    return found.digest()


def _clutter(path: Path) -> bool:
    return path.name in CLUTTER or path.name.startswith((".", "~$")) or path.name.endswith(("~", ".pyc", ".bak"))
