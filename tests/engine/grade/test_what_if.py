"""What would bring the next level, against every possible choice of defects."""

from __future__ import annotations

from itertools import product

import small_pack as small
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.grade import grade, next_level
from surveycheck.model import Finding, Place, RuleRun

PARTS = ("图/形", "图/码", "文/全")
RANK = {"不合格": 0, "合格": 1, "良": 2, "优": 3}
PACK = small.pack([small.rule(f"R{i}", small.nothing, quality=q) for i, q in enumerate(PARTS)], policy=small.policy())


def runs(counts):
    """``counts``: (part, class) → how many defects."""
    made = []
    for number, part in enumerate(PARTS):
        found = [(s, i) for s in "ABCD" for i in range(counts.get((part, s), 0))]
        findings = (
            Finding(f"{number}{s}{i}", f"R{number}", "", "", "", s, part, "", "", "", f"{number}{s}{i}", Place())
            for s, i in found
        )
        made.append(RuleRun(f"R{number}", "r", "shape", "checked", 1, findings=tuple(findings)))
    return made


def fewest(counts):
    """By trying all: how many defects have to go until the level is a better one."""
    now = RANK[grade(runs(counts), PACK).level]
    keys = list(counts)
    found = []
    for gone in product(*(range(counts[key] + 1) for key in keys)):
        left = {key: counts[key] - n for key, n in zip(keys, gone, strict=True)}
        if RANK[grade(runs(left), PACK).level] > now:
            found.append(sum(gone))
    return min(found, default=None)


def test_worked_examples():
    # 图/形: three B, 100 - 36 = 64 points; the unit 0.6·(0.5·64 + 0.5·100) + 40 = 89.2: 良; without one B 92.8
    found = runs({("图/形", "B"): 3})
    above = next_level(found, PACK, grade(found, PACK))
    assert (above.level, above.score, above.defects, len(above.findings)) == ("优", 92.8, 1, 1)
    # a class A vetoes however high the score is: it has to go, and the many D need not
    found = runs({("文/全", "A"): 1, ("图/码", "D"): 9})
    above = next_level(found, PACK, grade(found, PACK))
    assert above.findings == ("2A0",)


def test_none_above_the_best_and_none_without_a_level():
    found = runs({("图/形", "D"): 1})
    assert next_level(found, PACK, grade(found, PACK)) is None
    assert next_level(found, PACK, grade(found, PACK, complete=False)) is None
    assert next_level(found, small.pack(policy=None), None) is None


def test_findings_of_one_cause_go_together():
    policy = small.policy(count="cause", levels=(("优", 99.9), ("合格", 60.0)))
    pack = small.pack(PACK.rules, policy=policy)
    two = tuple(Finding(n, "R0", "", "", "", "C", PARTS[0], "", "", "", "one", Place()) for n in "ab")
    found = [RuleRun("R0", "r", "shape", "checked", 1, findings=two), *runs({})[1:]]
    above = next_level(found, pack, grade(found, pack))
    assert (above.defects, above.findings) == (1, ("a", "b"))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from(PARTS), st.sampled_from("ABCD")), st.integers(1, 4), max_size=4))
def test_no_choice_of_fewer_does(counts):
    found = runs(counts)
    now = grade(found, PACK)
    above = next_level(found, PACK, now)
    assert (above.defects if above else None) == fewest(counts)
    if above is not None:
        kept = [
            RuleRun(
                r.code,
                r.name,
                r.stage,
                r.status,
                1,
                findings=tuple(f for f in r.findings if f.id not in above.findings),
            )
            for r in found
        ]
        assert (grade(kept, PACK).level, grade(kept, PACK).score) == (above.level, above.score)
