"""The second city: nothing of it is Python, and nothing of Ningbo's is passed off as Jiaxing's."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from surveycheck.pack import Pack, claimed_by, load_pack, packs_folder
from surveycheck.pack.linter import lint
from surveycheck.read import read

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@functools.cache
def pack(name: str = "jiaxing") -> Pack:
    return load_pack(name)


def test_a_city_is_data() -> None:
    assert sorted(packs_folder().glob("jiaxing/**/*.py")) == []
    assert [r.code for r in pack().rules] == [r.code for r in pack("ningbo").rules]


def test_what_is_its_own() -> None:
    own, base = pack(), pack("ningbo")
    assert own.settings["city_name"].value == "嘉兴市"
    changed = {name for name, info in own.settings.items() if info.value != base.settings[name].value}
    assert changed == {"city_box", "city_name", "coordinate_systems", "districts", "root_attributes"}
    assert {r["name"] for r in own.table("coordinate_systems")} == {"2000国家大地坐标系"}
    assert {r["code"] for r in own.table("districts")} == set(own.settings["districts"].value)  # type: ignore[arg-type]
    assert {name for name, rows in own.tables.items() if len(rows) != len(base.tables[name])} == {
        "coordinate_systems",
        "districts",
    }


def test_nothing_counts_as_practice_of_jiaxing() -> None:
    told = {r.certainty for r in pack().rules} | {s.certainty for s in pack().settings.values()}
    told |= {row["certainty"] for rows in pack().tables.values() for row in rows}
    assert told == {"standard", "project", "unverified"}


def test_it_says_that_it_is_a_reference_edition() -> None:
    own = pack()
    assert "参考版" in own.title
    assert "不是嘉兴市主管部门" in own.notice
    assert "not a text of any authority" in own.notice_en
    assert own.policy is not None
    assert own.policy.profile["official"] is False


def test_every_rule_counts_in_the_other_policy() -> None:
    policy, base = pack().policy, pack("ningbo").policy
    assert policy is not None
    assert base is not None
    assert {e.name for e in policy.elements} == {"数据质量", "成果质量", "资料质量"}
    assert {e.name for e in policy.elements} & {e.name for e in base.elements} == {"资料质量"}
    assert lint(pack()) == ()


@pytest.mark.parametrize(("path", "name"), [("clean", "ningbo"), ("jiaxing/jiaxing-clean", "jiaxing")])
def test_each_city_claims_its_own(path: str, name: str) -> None:
    assert claimed_by(read(SAMPLES / path).documents) == (name,)


def test_words_of_cards_that_name_the_city() -> None:
    """Who reads a finding must not read of Ningbo; clauses may name it as the source."""
    texts = [
        text
        for rule in pack().rules
        for m in (rule.message, rule.why, rule.fix, *rule.cases.values())
        for text in (rule.title, rule.title_en, m.zh, m.en)
    ]
    assert [text for text in texts if "宁波" in text or "Ningbo" in text] == []
