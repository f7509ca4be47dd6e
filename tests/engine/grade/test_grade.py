"""The grade, against examples worked by hand from GB/T 24356-2023 clause 6.2.

The small policy: 图 0.6 (形 0.5, 码 0.5) and 文 0.4 (全 1.0).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.grade import grade
from surveycheck.model import Finding, Place, RuleRun

SHAPE, CODE, PAPER = "图/形", "图/码", "文/全"


def runs(defects, status="checked", withheld=0):
    """Runs of three rules, one a part; ``defects`` maps a part to classes, such as "BBC"."""
    made = []
    for code, quality in (("S", SHAPE), ("C", CODE), ("P", PAPER)):
        found = tuple(
            Finding(
                f"{code}{i}",
                code,
                code,
                "",
                "",
                s if s != "n" else "note",
                quality,
                "",
                "",
                "",
                f"{code}{i}",
                Place(file="a", handles=(f"{i}",)),
            )
            for i, s in enumerate(defects.get(quality, ""))
        )
        made.append(
            RuleRun(code, code, "shape", status if code == "S" else "checked", 1, withheld if code == "S" else 0, found)
        )
    return made


def graded(defects, policy=None, complete=True, **words):
    severity = words.pop("severity", "C")
    rules = [
        small.rule(c, small.nothing, quality=q, severity=severity) for c, q in (("S", SHAPE), ("C", CODE), ("P", PAPER))
    ]
    return grade(runs(defects, **words), small.pack(rules, policy=policy or small.policy()), complete)


WORKED = [
    ({}, 100.0, "优"),
    ({SHAPE: "D"}, 99.7, "优"),  # 0.6·(0.5·99 + 0.5·100) + 0.4·100
    ({SHAPE: "C"}, 98.8, "优"),
    ({SHAPE: "B"}, 96.4, "优"),
    ({SHAPE: "BCD"}, 94.9, "优"),  # 形 = 100 − 17 = 83
    ({SHAPE: "BBB", CODE: "BBB"}, 78.4, "良"),  # 图 = 64
    ({SHAPE: "BBBCC", CODE: "CCCCCCCCCC", PAPER: "CCCCC"}, 100 - 0.3 * 44 - 0.3 * 40 - 0.4 * 20, "不合格"),  # 形 = 56
    ({PAPER: "CCCCCDDDDD"}, 90.0, "优"),  # exactly on the threshold: 0.4·25 = 10
    ({PAPER: "CCCCCDDDDD", SHAPE: "D"}, 89.7, "良"),
    ({PAPER: "BBCCCC"}, 84.0, "良"),  # 文 = 60, exactly on the least score
    ({PAPER: "BBCCCCD"}, 83.6, "不合格"),  # 文 = 59
    ({SHAPE: "BBCCCC", CODE: "BBCCCC", PAPER: "D"}, 75.6, "良"),
    ({SHAPE: "BBCCCC", CODE: "BBCCCC", PAPER: "DDD"}, 74.8, "合格"),
    ({SHAPE: "BBCCCC", CODE: "BBCCCC", PAPER: "BBCCCC"}, 60.0, "合格"),
    ({SHAPE: "n" * 50}, 100.0, "优"),
    ({SHAPE: "A"}, 87.4, "不合格"),
    ({PAPER: "AAA"}, 49.6, "不合格"),  # 文 = −26: no lower end
]


@pytest.mark.parametrize(("defects", "score", "level"), WORKED)
def test_worked_examples(defects, score, level):
    got = graded(defects)
    assert got.score == pytest.approx(score, abs=1e-9)
    assert got.level == level
    assert got.passes == (level != "不合格")


def test_t_divides_all_but_class_a():
    got = graded({SHAPE: "BCD"}, small.policy(t=2.0))
    assert got.parts[0].parts[0].score == pytest.approx(100 - 17 / 2)
    assert graded({SHAPE: "A"}, small.policy(t=2.0)).parts[0].parts[0].score == 58.0


def test_veto_names_its_reason():
    got = graded({SHAPE: "AA"})
    assert got.veto[0] == "A 类缺陷 2 处"
    assert got.level == "不合格"


@pytest.mark.parametrize(("defects", "score"), [("", None), ("B", 88.0), ("A", 58.0)])
def test_a_defect_of_the_accuracy_route_is_deducted_and_a_clean_look_assesses_nothing(defects, score):
    parts = (small.QualityPart("形", "shape", 0.5, "accuracy"), small.QualityPart("码", "code", 0.5))
    elements = (small.QualityElement("图", "drawing", 0.6, parts), small.PAPERS)
    got = graded({SHAPE: defects}, small.policy(elements=elements))
    assert got.parts[0].parts[0].score == score


def test_reasons_are_in_both_languages():
    got = graded({PAPER: "BBCCCCD"})
    assert got.reasons == ("文/全 59 分，低于 60 分", "文 59 分，低于 60 分")
    assert got.reasons_en == ("papers/complete: 59 points, below 60", "papers: 59 points, below 60")


def test_weights_are_made_to_sum_to_one_over_what_was_assessed():
    got = graded({CODE: "B"}, status="nothing-to-check")
    shape, code = got.parts[0].parts
    assert (shape.score, shape.weight, code.score, code.weight) == (None, 0.0, 88.0, 1.0)
    assert got.score == pytest.approx(0.6 * 88 + 0.4 * 100)
    assert got.partial
    assert got.not_assessed == (SHAPE,)


def test_everything_assessed_is_no_partial_inspection():
    assert not graded({}).partial


@pytest.mark.parametrize("status", ["skipped", "withheld", "crashed", "stopped", "nothing-to-check"])
def test_only_what_was_checked_is_assessed(status):
    assert graded({}, status=status).not_assessed == (SHAPE,)


def test_a_rule_of_notes_assesses_nothing():
    assert set(graded({}, severity="note").not_assessed) == {SHAPE, CODE, PAPER}
    assert graded({}, severity="note").level is None


@pytest.mark.parametrize(("severity", "level"), [("A", None), ("B", None), ("C", "优"), ("D", "优")])
def test_a_gate_before_serious_rules_leaves_no_level(severity, level):
    got = graded({}, withheld=1, severity=severity)
    assert got.level == level
    assert got.passes == (level is not None)
    assert bool(got.reasons) == (level is None)


@pytest.mark.parametrize(("severity", "defects", "level"), [
    ("C", {SHAPE: "D"}, None),
    ("C", {SHAPE: "A"}, "不合格"),
    ("note", {SHAPE: "n"}, "优"),
])  # fmt: skip
def test_defects_that_are_not_listed_leave_no_level(severity, defects, level):
    made = [replace(r, facts={"unlisted": 3}) if r.code == "S" else r for r in runs(defects)]
    parts = (("S", SHAPE, severity), ("C", CODE, "C"), ("P", PAPER, "C"))
    rules = [small.rule(c, small.nothing, quality=q, severity=s) for c, q, s in parts]
    got = grade(made, small.pack(rules, policy=small.policy()))
    assert got.level == level
    assert any("S" in reason for reason in got.reasons) == (severity != "note")


@pytest.mark.parametrize(("defects", "level"), [({}, None), ({SHAPE: "B"}, None), ({SHAPE: "A"}, "不合格")])
def test_incomplete(defects, level):
    got = graded(defects, complete=False)
    assert got.level == level
    assert not got.passes


def with_causes(*groups):
    """Findings of one rule, as (class, cause, handle)."""
    found = tuple(
        Finding(f"f{i}", "S", "S", "", "", severity, SHAPE, "", "", "", cause, Place(file="a", handles=(handle,)))
        for i, (severity, cause, handle) in enumerate(groups)
    )
    return [RuleRun("S", "S", "shape", "checked", 9, 0, found)]


@pytest.mark.parametrize(
    ("how", "score"), [("finding", 100 - 4 * 3 - 12), ("object", 100 - 4 - 12), ("cause", 100 - 12)]
)
def test_what_counts_as_one_defect(how, score):
    found = with_causes(("C", "x", "1"), ("C", "x", "1"), ("C", "x", "2"), ("B", "x", "2"))
    rules = [small.rule("S", small.nothing, quality=SHAPE)]
    got = grade(found, small.pack(rules, policy=small.policy(count=how)))
    assert got.parts[0].parts[0].score == score


def test_every_deduction_names_its_findings():
    found = with_causes(("C", "x", "1"), ("B", "x", "2"), ("D", "y", "3"))
    got = grade(found, small.pack([small.rule("S", small.nothing, quality=SHAPE)], policy=small.policy(count="cause")))
    part = got.parts[0].parts[0]
    assert [(d.severity, d.points, d.cause, d.findings) for d in part.deductions] == [
        ("B", 12.0, "x", ("f0", "f1")),
        ("D", 1.0, "y", ("f2",)),
    ]
    assert part.counts == {"A": 0, "B": 1, "C": 0, "D": 1}


def test_waived_findings_deduct_nothing():
    from dataclasses import replace

    found = with_causes(("A", "x", "1"))
    waived = [replace(found[0], findings=(replace(found[0].findings[0], state="waived"),))]
    rules = [small.rule("S", small.nothing, quality=SHAPE)]
    assert grade(waived, small.pack(rules)).level == "优"


def test_no_policy_no_grade():
    assert grade([], small.pack(policy=None)) is None


def test_where_nothing_was_assessed_no_weight_is_used():
    got = grade([], small.pack([], policy=small.policy()))
    assert (got.score, got.level, got.passes) == (None, None, False)
    assert [(e.weight, [p.weight for p in e.parts]) for e in got.parts] == [(0.0, [0.0, 0.0]), (0.0, [0.0])]
    assert got.reasons == ("没有可评定的质量元素",)
