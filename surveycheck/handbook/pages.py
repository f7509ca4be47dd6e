"""The pages of the handbook: the list of all rules, and a page for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from surveycheck.handbook import facets
from surveycheck.handbook.cases import Case
from surveycheck.handbook.words import WORDS, said
from surveycheck.pack import Pack
from surveycheck.report import Drawn
from surveycheck.report.build import quality_names
from surveycheck.report.html import environment, policy, template
from surveycheck.report.numbers import size
from surveycheck.report.words import CERTAINTY, SEVERITY, STAGE, Pair
from surveycheck.report.write import safe_name
from surveycheck.rule import Rule
from surveycheck.rule.message import named

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class Shown:
    """An example as it is drawn, its files, and the folder that they stand in (from the root of the site)."""

    drawn: Drawn
    case: Case
    folder: str

    @property
    def links(self) -> list[tuple[str, str, str]]:
        """Path, address from a rule's page, and size of each file."""
        return [(path, quote(f"../{self.folder}/{path}"), size(len(data))) for path, data in self.case.files.items()]

    @property
    def settings(self) -> list[str]:
        """What the example sets, which its files cannot say."""
        return [f"{name} = {value}" for name, value in self.drawn.example.settings.items()]


class Book:
    """Makes the pages of one pack; ``lang`` (zh or en) is shown first."""

    def __init__(self, pack: Pack, lang: str) -> None:
        self._pack, self._names = pack, quality_names(pack)
        self._follows = facets.follows(pack)
        self._common = {"pack": pack, "name": (pack.title or pack.name, pack.title_en or pack.name), **looks(lang)}

    def index(self, cases: int) -> str:
        """The list of all rules."""
        rules = self._pack.rules
        stages = [(stage, [r for r in rules if r.stage == stage]) for stage in STAGE]
        elements = dict.fromkeys(rule.quality.split("/")[0] for rule in rules)
        counts = {key: sum(rule.severity == key for rule in rules) for key in SEVERITY}
        values: dict[str, Any] = {
            "stages": [(stage, found) for stage, found in stages if found],
            "elements": [(name, (name, self._names.get(name, name))) for name in elements],
            "sure": {rule.certainty: CERTAINTY[rule.certainty] for rule in rules},
            "counts": {key: count for key, count in counts.items() if count},
            "cases": cases,
            "find": self._find,
            "quality": self._quality,
            "address": address,
        }
        return _environment().get_template("index.html").render(values | self._common)

    def page(self, rule: Rule, examples: Sequence[Shown], before: Rule | None, after: Rule | None) -> str:
        """The page of one rule between its neighbours."""
        values: dict[str, Any] = {
            "rule": rule,
            "before": before,
            "after": after,
            "messages": messages(rule),
            "quality": self._quality(rule),
            "given": facets.given(self._pack, rule),
            "classes": list(facets.classes(rule)),
            "leads": facets.leads(self._pack, rule),
            "follows": self._follows.get(rule.code, []),
            "examples": examples,
            "address": address,
        }
        return _environment().get_template("rule.html").render(values | self._common)

    def _quality(self, rule: Rule) -> Pair:
        return rule.quality, "/".join(self._names.get(part, part) for part in rule.quality.split("/"))

    def _find(self, rule: Rule) -> str:
        """What the search looks at."""
        words = [rule.code, *rule.aliases, rule.name, rule.title, rule.title_en, rule.clause, rule.clause_en]
        words += [text for sentence in messages(rule) for text in sentence]
        return " ".join(words).lower()


def messages(rule: Rule) -> list[Pair]:
    """What the rule may say, with the words of its facts in place of numbers."""
    return list(dict.fromkeys((named(m.zh), named(m.en, "en")) for m in (rule.message, *rule.cases.values())))


def address(rule: Rule) -> str:
    """The file of a rule's page, within the folder of all of them."""
    return f"{safe_name(rule.code)}.html"


def looks(lang: str) -> dict[str, Any]:
    """Style, script and policy of a page, and the language that it shows first."""
    style, script = template("handbook", "style.css"), template("handbook", "script.js")
    given = {"style": Markup(style), "script": Markup(script), "policy": policy(style, script)}
    return {"lang": "en" if lang == "en" else "zh", **given}


@cache
def _environment() -> Environment:
    known = {"w": said, "WORDS": WORDS, "SEVERITY": SEVERITY, "STAGE": STAGE, "CERTAINTY": CERTAINTY}
    return environment(lambda name: template("handbook", name), {}, known)


def rendered(name: str, values: dict[str, Any]) -> str:
    """A page of this room's templates."""
    return _environment().get_template(name).render(values)
