"""What a pack that loads could still do better. A fault here is no wrong verdict, but something that people miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from surveycheck.pack.pack import Pack, PackFault
from surveycheck.pack.policy_lint import Complaint, policy_faults
from surveycheck.rule import Message, Rule
from surveycheck.rule.message import places

SENTENCES = {"note", "note_en"}
"""Facts that are sentences of the readers; an example need not repeat them."""


def lint(pack: Pack) -> tuple[PackFault, ...]:
    """Everything that should be mended, by file: missing examples, words and clauses of cards, sub-elements of the
    policy that no rule reaches, tables without a source."""
    found = [
        PackFault(rule.origin, 0, key, zh, en)
        for rule in pack.rules
        for look in (_examples, _words, _facts)
        for key, zh, en in look(rule)
    ]
    found += [PackFault("pack.toml", 0, key, zh, en) for look in PACK_LOOKS for key, zh, en in look(pack)]
    found += _tables(pack)
    return tuple(sorted(found, key=lambda f: (f.file, f.row, f.column)))


def certainty(pack: Pack) -> Mapping[str, int]:
    """How many rules, table rows and settings are of each certainty (``standard``, ``practice``, …)."""
    counts: Counter[str] = Counter(rule.certainty for rule in pack.rules)
    counts.update(info.certainty for info in pack.settings.values())
    counts.update(row["certainty"] or "unverified" for rows in pack.tables.values() for row in rows)
    return dict(sorted(counts.items()))


def _examples(rule: Rule) -> Iterator[Complaint]:
    if not rule.bad:
        yield "bad", "没有反例", "there is no bad example"
    if not rule.good:
        yield "good", "没有正例", "there is no good example"
    names = [e.name for e in (*rule.bad, *rule.good)]
    for name in dict.fromkeys(n for n in names if names.count(n) > 1):
        yield "name", f"例子名 {name} 重复", f"the example's name {name} occurs twice"


def _words(rule: Rule) -> Iterator[Complaint]:
    pairs: dict[str, Message] = {"title": Message(rule.title, rule.title_en), "why": rule.why, "fix": rule.fix}
    pairs |= {"message": rule.message, "needs": rule.needs}
    pairs |= {f"case.{name}": message for name, message in rule.cases.items()}
    for key, pair in pairs.items():
        if not pair.zh and key != "needs":
            yield key, f"缺少 {key}", f"{key} is missing"
        if bool(pair.zh) != bool(pair.en) and (pair.zh or key == "needs"):
            yield f"{key}_en", f"{key} 缺少一种语言", f"{key} is missing in one language"
    if not rule.needs.zh and rule.select.kind() not in ("rows", "issues"):
        yield (
            "needs",
            "缺少 needs：没有检查对象时说明需要什么输入",
            "needs is missing: which input does the rule wait for?",
        )
    if not rule.clause:
        yield "clause", "缺少 clause（条款或出处）", "clause is missing: where does the specification say so?"
    elif not rule.clause_en:
        yield "clause_en", "clause 缺少一种语言", "clause is missing in one language"


def _facts(rule: Rule) -> Iterator[Complaint]:
    """Every fact that a sentence shows should be shown by an example too."""
    shown = {name for example in rule.bad for facts in example.finds for name in facts}
    messages = {"message": rule.message, **{f"case.{name}": message for name, message in rule.cases.items()}}
    for key, message in messages.items():
        for name in sorted({p.name for p in (*places(message.zh), *places(message.en))} - shown - SENTENCES):
            yield key, f"没有反例写明 {name}", f"no bad example says {name}"


def _header(pack: Pack) -> Iterator[Complaint]:
    for key, zh, en in (("title", pack.title, pack.title_en), ("notice", pack.notice, pack.notice_en)):
        if bool(zh) != bool(en):
            yield f"{key}_en", f"{key} 缺少一种语言", f"{key} is missing in one language"
    for name, info in pack.settings.items():
        if not info.title_en or not info.source:
            yield (
                f"settings.{name}",
                f"设置 {name} 缺少英文名或来源",
                f"setting {name} has no English title or no source",
            )
    if pack.xml_root and pack.claim.root not in ("", pack.xml_root):
        yield "claim.root", "与 xml.root 不同", "differs from xml.root"


PACK_LOOKS: tuple[Callable[[Pack], Iterator[Complaint]], ...] = (_header, policy_faults)


def _tables(pack: Pack) -> Iterator[PackFault]:
    for name, rows in sorted(pack.tables.items()):
        file = _file(pack, name)
        for row in rows:
            if not row["source"] or not row["certainty"]:
                zh, en = "缺少 source 或 certainty", "source or certainty is missing"
                yield PackFault(file, row.number, "source", zh, en)
            if "title" in row.values and not row["title"]:
                yield PackFault(file, row.number, "title", "缺少 title", "title is missing")


def _file(pack: Pack, table: str) -> str:
    """The CSV of a table, or the table where it stands in a workbook or in the extended pack."""
    file = f"tables/{table}.csv"
    return file if (Path(pack.folder) / file).is_file() or not pack.folder else f"tables/{table}"
