"""Folder → Pack: completely, or not at all with every fault."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from surveycheck.pack.card import Around, CardFile, read_card
from surveycheck.pack.crossings import check_tables
from surveycheck.pack.csvfile import CsvTable
from surveycheck.pack.faults import Faults
from surveycheck.pack.header import NAME, PACK_FILE, Header
from surveycheck.pack.inherit import compared, merged, patched, taken_cards, taken_over
from surveycheck.pack.inherited import Inherited
from surveycheck.pack.limits import read_limits
from surveycheck.pack.pack import Pack, PackError, Policy
from surveycheck.pack.selects import known_of
from surveycheck.pack.source import Source, read_source
from surveycheck.rule import STAGES, Rule


def packs_folder() -> Path:
    """Where the installed packs are."""
    return Path(str(files("surveycheck.rules")))


def is_installed(pack: Pack) -> bool:
    """Is it one that is known by its name?"""
    return Path(pack.folder).resolve().parent == packs_folder().resolve()


def load_pack(name_or_folder: str | Path, trust: bool = False, examples: bool = True) -> Pack:
    """An installed pack by its name, or the pack of a folder (a ``Path``, or a text that is no plain name).

    The Python of installed packs is trusted, that of a folder only with ``trust``. Without ``examples`` those of
    installed packs are left out: nobody needs them to run rules, and reading them takes as long as all the rest.
    Raises PackError with all faults.
    """
    faults = Faults()
    folder, installed = _folder(name_or_folder, faults)
    try:
        ways = _Ways(trust, examples)
        with _unswept():
            pack = None if faults.found else _load(folder, installed, ways, faults)
    except OSError as error:
        pack, words = None, f"{error.filename}: {error.strerror}"
        faults.add("", 0, "", f"无法读取 {words}", f"cannot be read: {words}")
    if faults.found or pack is None:
        raise PackError(str(name_or_folder), faults.sorted())
    return pack


@contextmanager
def _unswept() -> Iterator[None]:
    """Without the search for cycles: what is read is kept, and to look through all of it again and again takes a fifth
    of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _folder(name_or_folder: str | Path, faults: Faults) -> tuple[Path, bool]:
    if isinstance(name_or_folder, str) and NAME.fullmatch(name_or_folder):
        inside = packs_folder() / name_or_folder
        if (inside / PACK_FILE).is_file():
            return inside, True
    folder = Path(name_or_folder)
    if not folder.is_dir():
        known = ", ".join(sorted(p.parent.name for p in packs_folder().glob(f"*/{PACK_FILE}")))
        zh = f"没有名为 {name_or_folder} 的规则包或文件夹（已安装：{known}）"
        faults.add("", 0, "", zh, f"there is no pack and no folder {name_or_folder} (installed: {known})")
    inside = packs_folder().resolve()
    return folder, folder.resolve().parent == inside


@dataclass(frozen=True)
class _Layers:
    """A pack laid over what it extends."""

    folder: Path
    header: Header
    tables: dict[str, CsvTable]
    cards: dict[str, CardFile]
    digests: tuple[bytes, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class _Ways:
    """How a pack is read: whether the Python of folders is trusted, and whether the examples of installed packs are
    wanted."""

    trust: bool
    examples: bool


def _load(folder: Path, installed: bool, ways: _Ways, faults: Faults) -> Pack | None:
    layers = _layers(folder, installed, ways, faults, ())
    if layers is None:
        return None
    if installed and layers.header.name != folder.name:
        zh = f"name 应与文件夹名 {folder.name} 相同"
        faults.add(PACK_FILE, 1, "name", zh, f"name must be that of the folder, {folder.name}")
    return _build(folder, layers, faults)


def _layers(folder: Path, installed: bool, ways: _Ways, faults: Faults, above: tuple[str, ...]) -> _Layers | None:
    """The folder, over the pack that it extends, over the one that that one extends, …"""
    prefix = f"{folder.name}:" if above else ""
    source = read_source(folder, installed or ways.trust, faults, prefix, ways.examples or not installed)
    if source is None:
        return None
    own = _Layers(folder, source.header, dict(source.tables), dict(source.cards), (source.digest,), ())
    base = source.header.extends
    if not base:
        for key, said in (("drop", source.header.drop), ("inherited", source.header.inherited != Inherited())):
            if said:
                zh, en = f"没有 extends，{key} 无效", f"{key} has no effect without extends"
                faults.add(prefix + PACK_FILE, source.line(key), key, zh, en)
        return own
    chain = (*above, source.header.name)
    if base in chain:
        words = " → ".join((*chain, base))
        faults.add(prefix + PACK_FILE, 0, "extends", f"循环继承：{words}", f"extends goes in a circle: {words}")
        return own
    beside = folder.parent / base
    inside = packs_folder() / base
    is_installed = (inside / PACK_FILE).is_file()
    if not is_installed and not (beside / PACK_FILE).is_file():
        zh = f"没有规则包 {base}（已安装的，或同一文件夹下的）"
        faults.add(
            prefix + PACK_FILE, 0, "extends", zh, f"there is no pack {base}, neither installed nor beside this one"
        )
        return own
    below = _layers(inside if is_installed else beside, is_installed, ways, faults, chain)
    return _over(own, below, source, prefix, faults) if below else own


def _over(own: _Layers, base: _Layers, source: Source, prefix: str, faults: Faults) -> _Layers:
    def complain(key: str, zh: str, en: str) -> None:
        faults.add(prefix + PACK_FILE, source.line(key), key, zh, en)

    how = source.header.inherited
    tables = taken_over(base.tables, how, complain)
    for name, table in own.tables.items():
        if name in tables:
            compared(tables[name], table, faults)
        tables[name] = merged(tables[name], table) if name in tables else table
    cards, dropped = taken_cards(base.cards, base.folder, base.header.policy, how, complain), list(base.dropped)
    for code in source.header.drop:
        doomed = [path for path, card in cards.items() if code in (*_codes(card), card.name)]
        if not doomed:
            complain("drop", f"drop：被继承的规则包中没有 {code}", f"drop: the extended pack has no {code}")
        for path in doomed:
            dropped.append(str(cards.pop(path).toml.data.get("code", "")))
    mine = {path: patched(card, cards.get(path), faults) for path, card in own.cards.items()}
    header, digests = own.header.over(base.header), (*own.digests, *base.digests)
    return _Layers(own.folder, header, tables, {**cards, **mine}, digests, tuple(dropped))


def _manual(tables: Mapping[str, CsvTable], policy: Policy | None, faults: Faults) -> None:
    """Items that a person looks at deduct from a sub-element of the grade policy, by a class."""
    table = tables.get("manual")
    parts = {f"{e.name}/{p.name}" for e in policy.elements for p in e.parts} if policy else set()
    for row in table.rows if table else ():
        if policy is not None and row["quality"] not in parts:
            zh, en = f"评分方案没有 {row['quality']}", f"the grade policy has no {row['quality']}"
            faults.add(table.file if table else "", row.number, "quality", zh, en)
        if not row["severity"]:
            faults.add(table.file if table else "", row.number, "severity", "缺少类别", "the class is missing")


def _build(folder: Path, layers: _Layers, faults: Faults) -> Pack:
    header = layers.header
    tables = {name: table.rows for name, table in layers.tables.items()}
    told = layers.tables["limits"].file if "limits" in layers.tables else ""
    limits = read_limits(tables.get("limits", ()), told, faults)
    check_tables(layers.tables, faults)
    for name in limits.keys() & header.settings.keys():
        faults.add(PACK_FILE, 0, name, f"{name} 既是设置又是限差", f"{name} is both a setting and a limit")
    known = known_of(tables, {name: table.columns for name, table in layers.tables.items()})
    _manual(layers.tables, header.policy, faults)
    around = Around(known, limits, header.settings, header.policy)
    rules = _rules(layers, around, faults)
    return Pack(
        name=header.name,
        title=header.title,
        title_en=header.title_en,
        edition=header.edition,
        notice=header.notice,
        notice_en=header.notice_en,
        digest="sha256:" + _digest(layers.digests),
        package=bool(header.package),
        claim=header.claim,
        xml_root=header.xml_root,
        xml_namespace=header.xml_namespace,
        tables=tables,
        settings=header.settings,
        limits=limits,
        rules=tuple(sorted(rules, key=_order)),
        policy=header.policy,
        extends=header.extends,
        folder=str(folder),
        dropped=layers.dropped,
    )


def _rules(layers: _Layers, around: Around, faults: Faults) -> list[Rule]:
    """Every card read. What was dropped is nobody's consequence any more."""
    read = [read_card(layers.cards[path], around, faults) for path in sorted(layers.cards)]
    _check_rules(layers, faults)
    rules = [rule for rule in read if rule]
    gone = set(layers.dropped) - {rule.code for rule in rules}
    return [replace(r, also=_left(r.also, gone), explains=_left(r.explains, gone)) for r in rules]


def _left(codes: tuple[str, ...], gone: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in gone)


def _order(rule: Rule) -> tuple[int, str]:
    return STAGES.index(rule.stage), rule.code


def _digest(digests: tuple[bytes, ...]) -> str:
    if len(digests) == 1:
        return digests[0].hex()
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _check_rules(layers: _Layers, faults: Faults) -> None:
    """Codes, aliases and names only once; ``also`` of cards and examples names codes of the pack, no aliases."""
    taken: dict[str, tuple[str, int]] = {}
    names: dict[str, str] = {}
    for path, card in sorted(layers.cards.items()):
        for number, code in enumerate(_codes(card)):
            if code and taken.setdefault(code, (path, number)) != (path, number):
                zh, en = f"编号 {code} 已用于 {taken[code][0]}", f"{code} is taken by {taken[code][0]}"
                faults.add(card.toml.name, 1, "aliases" if number else "code", zh, en)
        if names.setdefault(card.name, path) != path:
            zh, en = f"名称 {card.name} 已用于 {names[card.name]}", f"{card.name} is taken by {names[card.name]}"
            faults.add(card.toml.name, 1, "", zh, en)
    fine = {*STAGES, *(_codes(card)[0] for card in layers.cards.values()), *layers.dropped}
    for card in layers.cards.values():
        for code in _also(card):
            if code not in fine:
                faults.add(card.toml.name, 0, "also", f"规则包中没有 {code}", f"the pack has no rule {code}")


def _codes(card: CardFile) -> list[str]:
    """The code, then the aliases, as the card spells them."""
    aliases = card.toml.data.get("aliases", ())
    return [str(card.toml.data.get("code", "")), *(map(str, aliases) if isinstance(aliases, list) else ())]


def _also(card: CardFile) -> list[str]:
    data = card.toml.data
    listed = [e for kind in ("bad", "good") if isinstance(data.get(kind), list) for e in data[kind]]
    examples = [e for e in listed if isinstance(e, dict)]
    lists = [data.get("explains", ()), *(holder.get("also", ()) for holder in (data, *examples))]
    return [str(code) for found in lists if isinstance(found, list) for code in found]
