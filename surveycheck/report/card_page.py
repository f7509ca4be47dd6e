"""A card → a page or a sheet of pictures: the rule in words, its examples drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from surveycheck.pack.pack import Pack
from surveycheck.picture.window import HEIGHT, WIDTH
from surveycheck.report.build import quality_names
from surveycheck.report.page import page_environment, page_policy, text_of
from surveycheck.report.visible import visible
from surveycheck.report.words import CERTAINTY, SEVERITY, STAGE, Pair
from surveycheck.rule import Example, Rule
from surveycheck.rule.message import named

CAPTION, GAP = 26.0, 14.0
"""Pixels that the words above a picture of a sheet take, and those between two pictures."""


@dataclass(frozen=True)
class Drawn:
    """An example, whether it is a good one, its picture ("" where nothing is drawn), and what was found in it."""

    example: Example
    good: bool
    picture: str
    found: Sequence[Pair] = ()

    @property
    def name(self) -> Pair:
        return self.example.name, self.example.name_en or self.example.name

    @property
    def rows(self) -> Sequence[tuple[str, str]]:
        """What the example holds beside whole files: a word and its values, a row each."""
        return tuple(_rows(self.example))


def _rows(example: Example) -> Iterator[tuple[str, str]]:
    for row in (example.drawing, *example.features, *example.records, example.settings):
        if row:
            head = str(row.get("table") or row.get("layer") or "")
            rest = {key: value for key, value in row.items() if key not in ("table", "layer") or not head}
            yield head, _pairs(rest)


def _pairs(row: Mapping[str, object]) -> str:
    return "; ".join(f"{name} = {value}" for name, value in row.items())


def card_html(rule: Rule, pack: Pack, examples: Sequence[Drawn], lang: str = "zh") -> str:
    """The card as a page that needs nothing else; ``lang`` (zh or en) is shown first."""
    names = quality_names(pack)
    quality = "/".join(names.get(part, part) for part in rule.quality.split("/"))
    values: dict[str, Any] = {
        "rule": rule,
        "lang": "en" if lang == "en" else "zh",
        "messages": [(named(m.zh), named(m.en, "en")) for m in (rule.message, *rule.cases.values())],
        "name": (pack.title or pack.name, pack.title_en),
        "quality_pair": (rule.quality, quality),
        "stage": STAGE.get(rule.stage, (rule.stage, rule.stage)),
        "severity": SEVERITY[rule.severity],
        "sure": CERTAINTY.get(rule.certainty, (rule.certainty, rule.certainty)),
        "examples": examples,
        "style": Markup(text_of("style.css")),
        "script": Markup(text_of("script.js")),
        "policy": page_policy(),
    }
    return page_environment().get_template("card.html").render(values)


def card_svg(rule: Rule, examples: Sequence[Drawn], lang: str = "zh") -> str:
    """The pictures of the examples as one sheet, two beside each other, each with its words; those without a picture
    are left out."""
    drawn = [example for example in examples if example.picture]
    language = 1 if lang == "en" else 0
    step = HEIGHT + CAPTION + GAP
    title = escape(visible(f"{rule.code}  {(rule.title, rule.title_en)[language]}"))
    body = f'<text x="{GAP}" y="26" font-size="17" font-weight="bold">{title}</text>'
    for number, example in enumerate(drawn):
        x, y = GAP + number % 2 * (WIDTH + GAP), 40 + number // 2 * step
        kind = (("正例", "good"), ("反例", "bad"))[not example.good][language]
        words = escape(visible(f"{kind}  {example.name[language]}"))
        fill = "#0b6e5b" if example.good else "#a01c34"
        body += f'<text x="{x:g}" y="{y + 17:g}" font-size="13" fill="{fill}">{words}</text>'
        body += f'<svg x="{x:g}" y="{y + CAPTION:g}" width="{WIDTH:g}" height="{HEIGHT:g}" {example.picture[5:]}'
    height = 40 + (len(drawn) + 1) // 2 * step
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH + 3 * GAP:g} {height:g}" '
        f'width="{2 * WIDTH + 3 * GAP:g}" height="{height:g}" font-family="sans-serif">'
        f'<rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )
