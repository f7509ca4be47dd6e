"""A clause is told in the language of who reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveycheck import installed_packs, load_pack, shipped_samples
from surveycheck.inspection import inspect
from surveycheck.report.columns import row
from surveycheck.run.options import Options


@pytest.mark.parametrize("name", [pack.name for pack in installed_packs()])
def test_every_clause_of_a_shipped_pack_has_english_words(name):
    rules = load_pack(name, examples=False).rules
    assert [rule.code for rule in rules if bool(rule.clause) != bool(rule.clause_en)] == []


def test_rows_tell_it_in_the_language_of_the_reader():
    sample = next(one for one in shipped_samples() if one.name == "05-parcel-and-boundary")
    report = inspect(sample.path, "ningbo", Options(only=("TOP-03",)))
    finding, card = report.findings[0], report.cards["TOP-03"]
    assert [row(finding, report, language)["clause"] for language in (0, 1)] == [finding.clause, card["clause_en"]]
    assert card["clause_en"].startswith("Buildings lie within parcels")
    older = replace(report, cards={"TOP-03": {k: v for k, v in card.items() if k != "clause_en"}})
    assert row(finding, older, 1)["clause"] == finding.clause
