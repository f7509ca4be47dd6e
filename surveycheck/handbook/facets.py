"""What a page says of a rule beside its sentences: limits, classes, and which rules go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveycheck.handbook.words import pair
from surveycheck.pack import Pack
from surveycheck.report.settings import settings_used
from surveycheck.report.words import CERTAINTY, SEVERITY, STAGE, Pair
from surveycheck.rule import FACTS, Rule, SeverityWhen


@dataclass(frozen=True)
class Given:
    """A limit or a setting that a rule goes by."""

    title: Pair
    value: str
    source: Pair
    certainty: Pair


def given(pack: Pack, rule: Rule) -> list[Given]:
    """The limits and settings that the card names, once each, with their sources."""
    rows = {str(row["name"]): row for row in settings_used(pack, {}, {}, {})}
    names = dict.fromkeys(name for name in rule.references.values() if name in rows)
    return [_given(rows[name]) for name in names]


def _given(row: Mapping[str, object]) -> Given:
    value, name = row["value"], str(row["name"])
    shown = "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    title = str(row["title"] or name)
    certainty = CERTAINTY.get(str(row["certainty"]), CERTAINTY[""])
    source = (str(row["source_title"]), str(row["source_title_en"]))
    return Given((title, str(row["title_en"] or title)), f"{shown} {row['unit']}".strip(), source, certainty)


def classes(rule: Rule) -> Iterator[Pair]:
    """When a finding has another class than that of the card."""
    if rule.severity_column:
        yield pair("column", rule.severity_column)
    for when in rule.severity_when:
        zh, en = _condition(when)
        to = SEVERITY[when.severity]
        yield f"{zh} → {to[0]}", f"{en} → {to[1]}"


def _condition(when: SeverityWhen) -> Pair:
    word = FACTS.get(when.fact)
    for sign, value in ((">", when.above), ("≥", when.at_least), ("<", when.below), ("=", when.equals)):
        if value is not None:
            text = f"{value:g}" if isinstance(value, float | int) else value
            zh, en = (word.zh, word.en) if word else (when.fact, when.fact)
            return f"{zh} {sign} {text}", f"{en} {sign} {text}"
    raise ValueError(f"a class of {when.fact} that never holds")


def leads(pack: Pack, rule: Rule) -> list[Rule | Pair]:
    """The rules whose findings may be consequences of this one's; a stage as its words."""
    named = (_named(pack, name) for name in dict.fromkeys((*rule.also, *rule.explains)) if name not in rule.names)
    return [found for found in named if found]


def _named(pack: Pack, name: str) -> Rule | Pair | None:
    return pair("all-of", STAGE[name]) if name in STAGE else pack.rule(name)


def follows(pack: Pack) -> Mapping[str, list[Rule]]:
    """Code → the rules that name it as their consequence."""
    found: dict[str, list[Rule]] = {}
    for rule in pack.rules:
        for one in leads(pack, rule):
            if isinstance(one, Rule):
                found.setdefault(one.code, []).append(rule)
    return found
