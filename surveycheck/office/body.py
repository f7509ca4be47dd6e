"""The body of an inspection report: task, sampling, parameters, conclusion, what was found, what was not assessed."""

from __future__ import annotations

from collections.abc import Sequence

from surveycheck.manual import items_of
from surveycheck.office import tables
from surveycheck.office.blocks import block
from surveycheck.office.sampling_sheet import facts
from surveycheck.office.told import Told
from surveycheck.office.words import VERDICTS
from surveycheck.report.paper.blocks import Block, Cell, Cells, Column, Facts, Heading, Points, Table, Text, Verdict
from surveycheck.report.verdict import level_words, rounded

PROBLEMS = 15
"""Problems that the body lists."""

NAMED = 20
"""Units outside the sample that it names."""


def verdict_block(told: Told) -> Verdict:
    judged = told.judged
    tone, big = VERDICTS[judged.batch.verdict]
    score = "" if judged.sample.score is None else told("sample-score", score=rounded(float(judged.sample.score)))
    reasons = [told.of(words) for words in judged.batch.reasons]
    if judged.batch.verdict and not reasons:
        reasons = [told("all-pass", n=len(judged.inspected), overview=_overviewed(told))]
    return Verdict(tone, told.of(big), score, ("；", "; ")[told.language].join(dict.fromkeys(reasons)), told.draft)


def _overviewed(told: Told) -> str:
    n = len(told.judged.overviews)
    return told("overview-passes", n=n) if n else told("no-overview")


def task(told: Told) -> list[Block]:
    judged, comma = told.judged, ("、", ", ")[told.language]
    people = dict.fromkeys(who for one in judged.inspected for who in one.unit.inspectors)
    firms = ("；", "; ")[told.language].join(dict.fromkeys(o.unit.firm for o in judged.inspected if o.unit.firm))
    rows = [(told("firm"), firms), (told("client"), told.client), (told("body"), told.office["name"])]
    rows += [(told("state"), told.task.state), (told("samplers"), told.task.samplers)]
    rows += [(told("sampling-place"), told.task.place), (told("inspectors"), comma.join(people))]
    rows.append((told("basis"), _basis(told)))
    return [Heading(1, told("task")), Facts(rows)]


def _basis(told: Told) -> str:
    pack = told.pack
    title = told.of((pack.title, pack.title_en)) or pack.name
    named = [pack.policy.standard] if pack.policy else []
    named += ["CH/Z 1001-2007", told("basis-rule")]
    named.append(told("basis-pack", title=title, name=pack.name, edition=pack.edition))
    return ("；", "; ")[told.language].join(named)


def drawing(told: Told) -> list[Block]:
    made = told.judged.draw
    found: list[Block] = [Heading(1, told("drawing")), Text(told("drawing-why"), "quiet")]
    found.append(Facts(facts(made, told.language)))
    return [*found, *(block(tables.strata(made, told.language), told.language) if made.stored.lot.by else [])]


def parameters(told: Told) -> list[Block]:
    found: list[Block] = [Heading(1, told("parameters"))]
    policy = told.pack.policy
    if policy is not None:
        profile = told.of((str(policy.profile.get("name", "")), str(policy.profile.get("name_en", ""))))
        own = told("official" if policy.profile.get("official") else "own")
        found.append(Text(told("parameters-why", profile=f"{profile} · {own}"), "quiet"))
        rows: list[Cells] = [
            [
                Cell(told.of((one.name, one.name_en)), "strong"),
                ("、", ", ")[told.language].join(told.of((part.name, part.name_en)) for part in one.parts),
                f"{one.weight:g}",
            ]
            for one in policy.elements
        ]
        columns = [Column(told("element"), 2.2), Column(told("part"), 5.0), Column(told("weight"), 0.8, True)]
        found.append(Table(columns, rows))
    items = [told.of((entry.title, entry.title_en)) for entry in items_of(told.pack)]
    found += [Heading(2, told("manual-items")), Points(items)] if items else []
    return found


def conclusion(told: Told) -> list[Block]:
    judged, sample = told.judged, told.judged.sample
    found: list[Block] = [Heading(1, told("conclusion")), verdict_block(told)]
    if sample.passes and sample.level and sample.score is not None:
        level = told.of(level_words(sample.level))
        found.append(Text(told("sample-of", level=level, score=rounded(float(sample.score))), "strong"))
    elif sample.passes is False:
        found.append(Text(told("sample-fails"), "strong"))
    for key, items in (("reasons", judged.batch.reasons), ("still-missing", judged.missing), ("vetoes", judged.vetoes)):
        if items:
            found += [Heading(2, told(key)), Points(list(dict.fromkeys(told.of(words) for words in items)))]
    if judged.overviews:
        found += [Heading(2, told("overviews")), *block(tables.overviews(judged), told.language)]
    if judged.failing:
        found.append(Text(told("outside-fails", n=len(judged.failing), names=listed(judged.failing, told))))
    final = told.of(level_words(judged.final)) if judged.final else told("final-none")
    return [*found, Facts([(told("final"), final), (told("signed-on"), "")])]


def listed(names: Sequence[str], told: Told) -> str:
    """Some of many names."""
    more = "…" if len(names) > NAMED else ""
    return ("、", ", ")[told.language].join(names[:NAMED]) + more


def units(told: Told) -> list[Block]:
    return [Heading(1, told("units")), *block(tables.graded(told.judged, told.language), told.language)]


def problems(told: Told) -> list[Block]:
    table = tables.problems(told.judged, told.language)
    rows = block(table, told.language, most=PROBLEMS)
    found: list[Block] = rows if table.rows else [Text(told("problems-none"))]
    return [Heading(1, told("problems")), *found]


def unassessed(told: Told) -> list[Block]:
    found = tables.unassessed(told.judged, told.language)
    said: Block = Points(found) if found else Text(told("all-assessed"))
    return [Heading(1, told("not-assessed")), said]
