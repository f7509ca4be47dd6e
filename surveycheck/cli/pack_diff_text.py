"""The differences of two packs as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from surveycheck.cli.layout import wrapped
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.cli.pack_on import Side, Verdicts
    from surveycheck.pack.diff import Change, PackDiff

SIGNS = {"added": "+", "removed": "-", "changed": "~"}
SHOWN = 60
"""Lines of one table; the others are counted, and stand in the JSON."""
WIDE = 100
SURE = {"source", "certainty"}
"""What says where a value comes from, not what it is."""
CHANGES = {
    "newly-fails": ("由通过变为不通过", "newly fails"),
    "newly-passes": ("由不通过变为通过", "newly passes"),
    "changed": ("结论相同，问题有变", "same verdict, other findings"),
    "same": ("相同", "same"),
    "unknown": ("未能完整检查，无法判断", "not checked completely: nobody can tell"),
}


def text(found: PackDiff, verdicts: Sequence[Verdicts], asked: bool, screen: Screen) -> Iterator[str]:
    """Both packs, then what differs, then what it means for the deliverables."""
    word = screen.word
    old, new = found.old, found.new
    yield f"{old.name} {old.edition} → {new.name} {new.edition}"
    if found.same:
        yield word("两个规则包没有不同。", "The packs do not differ.")
    yield from _pairs(word("说明", "About the pack"), found.header, screen)
    yield from _changes(word("设置", "Settings"), found.settings, screen)
    tables = dict.fromkeys(change.where for change in found.rows)
    for table in tables:
        rows = [change for change in found.rows if change.where == table]
        yield from _changes(f"{word('表', 'Table')} {table}", rows, screen)
    yield from _changes(word("规则", "Rules"), found.rules, screen)
    yield from _pairs(word("评分方案", "Grade policy"), found.grade, screen)
    if found.notes:
        yield from ("", word("请核对", "Please check"))
        yield from (f"  ! {word(zh, en)}" for zh, en in found.notes)
    if asked:
        yield from _verdicts(verdicts, screen)


def _pairs(head: str, parts: Mapping[str, tuple[object, object]], screen: Screen) -> Iterator[str]:
    if parts:
        yield from ("", f"{head}  ~{len(parts)}")
        for name, pair in parts.items():
            yield from _lines(f"~ {name}  {_pair(pair)}")


def _changes(head: str, changes: Sequence[Change], screen: Screen) -> Iterator[str]:
    if not changes:
        return
    counts = {kind: sum(c.kind == kind for c in changes) for kind in SIGNS}
    yield from ("", f"{head}  " + "  ".join(f"{SIGNS[kind]}{n}" for kind, n in counts.items() if n))
    told = [change for change in changes if not change.parts or change.parts.keys() - SURE]
    for change in told[:SHOWN]:
        parts = "；".join(f"{name}: {_pair(pair)}" for name, pair in change.parts.items())
        title = screen.word(change.title[0], change.title[1] or change.title[0])
        yield from _lines(f"{SIGNS[change.kind]} {change.key}  {title}  {parts}".rstrip())
    for rest, zh, en in (
        (len(told[SHOWN:]), "还有 {} 处（--json 列出全部）", "and {} more (--json lists all)"),
        (len(changes) - len(told), "{} 处只是来源或可靠程度不同", "{} differ only in source or certainty"),
    ):
        if rest:
            yield "  … " + screen.word(zh, en).format(rest)


def _lines(line: str) -> Iterator[str]:
    for number, piece in enumerate(wrapped(line, WIDE - 6)):
        yield ("      " if number else "  ") + piece


def _pair(pair: tuple[object, object]) -> str:
    return " → ".join(_shown(value) for value in pair)


def _shown(value: object) -> str:
    if value is None or value == "":
        return "∅"
    if isinstance(value, list):
        return "[" + ", ".join(_shown(v) for v in value) + "]"
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{k}: {_shown(v)}" for k, v in value.items() if v not in ("", [], {}, None, False)) + "}"
        )
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _verdicts(verdicts: Sequence[Verdicts], screen: Screen) -> Iterator[str]:
    counts = {change: sum(v.change == change for v in verdicts) for change in CHANGES}
    told = "  ".join(f"{screen.word(*CHANGES[change])} {n}" for change, n in counts.items() if n)
    yield from ("", f"{screen.word('成果', 'Deliverables')}  {told}")
    for change in CHANGES:
        for one in (v for v in verdicts if v.change == change):
            codes = "  ".join(f"{code} {a} → {b}" for code, (a, b) in one.codes.items())
            sides = f"{_side(one.old, screen)} → {_side(one.new, screen)}"
            yield from _lines(f"{screen.word(*CHANGES[change])}  {one.path}  {sides}  {codes}".rstrip())
            for side in (one.old, one.new):
                if not side.complete and side.why:
                    yield from _lines("  " + screen.word(side.why, side.why_en))


def _side(side: Side, screen: Screen) -> str:
    word = screen.word
    if not side.complete:
        return word("未完整检查", "incomplete")
    verdict = word("通过", "passes") if side.status == 0 else word("不通过", "fails")
    if side.score is None:
        return verdict
    from surveycheck.report.words import LEVELS

    level = word(*LEVELS.get(side.level, (side.level, side.level))) if side.level else word("未定级", "no level")
    return f"{verdict} ({level} {side.score:.1f})"
