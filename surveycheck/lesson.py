"""A rule's examples, run and drawn: what the page of a card, the app and a training course show."""

from __future__ import annotations

from functools import partial

from surveycheck.pack import Pack, sheet_plan
from surveycheck.picture import example_picture
from surveycheck.read import read_bytes
from surveycheck.report import Drawn
from surveycheck.rule import Example, Rule
from surveycheck.run.examples import ExampleResult, run_example


def lessons(pack: Pack, code: str, most: int | None = None) -> tuple[Drawn, ...]:
    """The examples of a rule, bad ones first, each with its picture and what the rule finds in it; of each kind the
    first ``most``. Empty where the pack has no such rule."""
    rule = pack.rule(code)
    return tuple(_drawn(pack, rule, example) for example in (*rule.bad[:most], *rule.good[:most])) if rule else ()


def shown(pack: Pack, rule: Rule, example: Example) -> ExampleResult:
    """The example as it is read, and what is found in it."""
    return run_example(pack, rule, example, partial(read_bytes, sheets=sheet_plan(pack)))


def _drawn(pack: Pack, rule: Rule, example: Example) -> Drawn:
    result = shown(pack, rule, example)
    found = [finding for finding in result.findings if finding.code == rule.code]
    words = [(finding.message, finding.message_en) for finding in found]
    return Drawn(example, example in rule.good, example_picture(result.model, found), words)
