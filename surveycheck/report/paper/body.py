"""The body of a paper: basis, method, verdict, scores, accuracy, what was not checked."""

from __future__ import annotations

from collections import Counter

from surveycheck.model import SEVERITIES, Part
from surveycheck.report.accuracy import Shown, shown
from surveycheck.report.covered import sentences
from surveycheck.report.numbers import digits, plain_number
from surveycheck.report.paper.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Figure,
    Figures,
    Heading,
    Points,
    Table,
    Text,
)
from surveycheck.report.paper.talk import Talk
from surveycheck.report.staged import stage_words
from surveycheck.report.standards import accuracy_words, by_standard, rules_words
from surveycheck.report.summary import next_words
from surveycheck.report.unchecked import note, unchecked
from surveycheck.report.verdict import rounded, severities
from surveycheck.report.whose import identity_rows
from surveycheck.report.words import CERTAINTY, CHOSEN, COUNT, SEVERITY, STAGE, UNGRADED

REASON_ROWS = 60
DIFFERENCES = 12
"""Rows that a paper shows of what the JSON report has in full."""


def basis(talk: Talk) -> list[Block]:
    """What was asked for, by which pack and standard, when, and by which program."""
    report = talk.report
    pack, grade = report.pack, report.grade
    name = talk.of((pack.title, pack.title_en)) or pack.name
    rows = [(talk("deliverable-name"), report.name)]
    rows += [(talk.of(words), value) for _, words, value in identity_rows(report)]
    rows += [(talk("deliverable-stage"), talk.of(stage_words(report.stage)))] if report.stage else []
    rows.append((talk("rules-of"), talk("pack-edition", title=name, name=pack.name, edition=pack.edition)))
    rows.append((talk("chosen"), talk.table(CHOSEN, pack.chosen_by)))
    if grade:
        own = talk("official-profile" if grade.profile.get("official") else "project-profile")
        profile = talk.of((str(grade.profile.get("name", "")), str(grade.profile.get("name_en", ""))))
        rows += [(talk("standard"), grade.standard), (talk("profile"), f"{profile}　{own}".strip("　"))]
        rows.append((talk("counting"), talk.table(COUNT, grade.count)))
        rows += [(talk("deductions"), talk.of(rules_words(grade)))] if grade.deduct else []
    rows += [(talk("earlier"), talk.bracketed(report.earlier.name, report.earlier.pack))] if report.earlier else []
    rows += (
        [(talk("acc-given"), f"{report.survey['name']}　SHA-256 {report.survey['sha256']}")] if report.survey else []
    )
    versions = [f"{'surveycheck' if n == 'version' else n} {v}" for n, v in report.engine.items() if v]
    took = talk("seconds", n=f"{report.seconds:.1f}")
    rows += [(talk("time"), f"{report.started}　{took}"), (talk("engine"), " · ".join(versions))]
    rows.append((talk("digest"), pack.digest))
    return [Heading(1, talk("basis")), Facts(rows)]


def method(talk: Talk) -> list[Block]:
    """How the rules look, and how many of each stage did."""
    runs = talk.report.runs
    rows: list[tuple[str | Cell, ...]] = []
    for stage in dict.fromkeys(run.stage for run in runs):
        own = [run for run in runs if run.stage == stage]
        status = Counter(run.status for run in own)
        rest = len(own) - status["checked"] - status["nothing-to-check"]
        numbers = [len(own), status["checked"], status["nothing-to-check"], rest]
        numbers += [sum(run.examined for run in own), sum(len(run.findings) for run in own)]
        rows.append((talk.table(STAGE, stage), *(str(number) for number in numbers)))
    names = ("stage", "rules", "checked", "nothing", "not", "examined", "findings")
    columns = [Column(talk(name), 2.0 if name == "stage" else 1.0, name != "stage") for name in names]
    said = talk("rules-checked", n=sum(r.status == "checked" for r in runs), all=len(runs))
    covered = list(sentences(talk.report, talk.language))
    found: list[Block] = [Heading(1, talk("method")), Text(talk("method-why")), Text(said, "strong")]
    return [*found, Table(columns, rows), *([Points(covered)] if covered else [])]


def conclusion(talk: Talk) -> list[Block]:
    """The verdict again, why, what would bring more, and how many defects of each class."""
    from surveycheck.report.paper.content import verdict_block

    report = talk.report
    found: list[Block] = [Heading(1, talk("conclusion")), verdict_block(talk)]
    lost = talk.sentences(report.losses, report.losses_en)
    found += [Text(talk("losses"), "strong"), Points(lost)] if lost else []
    if report.grade and report.grade.next:
        found.append(Text(talk.of(next_words(report, report.grade.next))))
    if report.grade and report.grade.partial:
        found.append(Text(talk("partial"), "quiet"))
    found += [Heading(2, talk("by-class")), _by_class(talk)]
    return found + (_by_quality(talk) if report.grade else [])


def _by_class(talk: Talk) -> Table:
    counts = severities(talk.report)
    columns = [Column(talk.table(SEVERITY, severity), 1.0, True) for severity in SEVERITIES]
    cells: list[str | Cell] = [Cell(str(n), "strong" if n else "quiet") for n in counts.values()]
    return Table([*columns, Column(talk("sum"), 1.0, True)], [[*cells, Cell(str(sum(counts.values())), "strong")]])


def _by_quality(talk: Talk) -> list[Block]:
    found: dict[str, Counter[str]] = {}
    for finding in talk.report.findings:
        if finding.state == "open":
            found.setdefault(finding.quality, Counter())[finding.severity] += 1
    columns = [Column(talk("element"), 4.0), *(Column(talk.table(SEVERITY, s), 1.0, True) for s in SEVERITIES)]
    rows: list[list[str | Cell]] = [
        [
            talk.quality(path) or "—",
            *(Cell(str(own[s]), "" if own[s] else "quiet") for s in SEVERITIES),
            str(own.total()),
        ]
        for path, own in sorted(found.items(), key=lambda item: -item[1].total())
    ]
    return [Heading(2, talk("by-quality")), Table([*columns, Column(talk("sum"), 1.0, True)], rows)] if rows else []


def scores(talk: Talk) -> list[Block]:
    """The tree of scores; nothing where the pack gives no grade."""
    grade = talk.report.grade
    if grade is None:
        why = UNGRADED.get(talk.report.ungraded)
        return [Heading(1, talk("score-tree")), Text(talk.of(why))] if why else []
    columns = [Column(talk("element"), 4.2), Column(talk("weight"), 1.0, True), Column(talk("score"), 2.4)]
    rows = [row for part in grade.parts for row in _part(talk, part, 0)]
    tree = Table([*columns, Column(talk("deductions"), 4.0)], rows)
    return [Heading(1, talk("score-tree")), tree, *_by_standard(talk)]


def _by_standard(talk: Talk) -> list[Block]:
    """The grade by each standard that the pack has; nothing where it has one."""
    found = by_standard(talk.report)
    columns = [Column(talk("standard"), 2.6), Column(talk("score"), 1.0, True), Column(talk("verdict"), 1.4)]
    rows: list[list[str | Cell]] = [
        [
            Cell(one.standard, "strong" if one.counts else "", talk.of(one.role)),
            one.score,
            talk.of(one.level),
            talk.of(one.why),
        ]
        for one in found
    ]
    table = Table([*columns, Column(talk("reason"), 5.0)], rows)
    return [Heading(2, talk("standards")), Text(talk("standards-why"), "quiet"), table] if found else []


def _part(talk: Talk, part: Part, depth: int) -> list[list[str | Cell]]:
    cuts: dict[str, list[float]] = {}
    for cut in part.deductions:
        cuts.setdefault(cut.severity, []).append(cut.points)
    said = [_deducted(talk, severity, cuts[severity]) for severity in SEVERITIES if severity in cuts]
    step = part.element.rpartition("/")[2] if depth else part.element  # the row above says the others
    name = Cell(talk.quality(step), "" if depth else "strong", indent=depth)
    if part.score is None:
        score, weight = Cell(talk("not-assessed"), "quiet"), "—"
    else:
        score = Cell(rounded(part.score), "" if part.score >= 60 else "warn", bar=max(0.0, min(1.0, part.score / 100)))
        weight = f"{part.weight * 100:.1f}%"
    rows: list[list[str | Cell]] = [[name, weight, score, "　".join(said)]]
    return rows + [row for inner in part.parts for row in _part(talk, inner, depth + 1)]


def _deducted(talk: Talk, severity: str, points: list[float]) -> str:
    said = talk("deducted", n=len(points), points=plain_number(sum(points)))
    return f"{talk.table(SEVERITY, severity)} {said}"


def accuracy(talk: Talk, pictures: list[str]) -> list[Block]:
    """What check measurements amount to; nothing where there are none."""
    found = shown(talk.report)
    if not found:
        return []
    names = ("acc-item", "acc-count", "acc-gross-share", "acc-figure", "acc-limit", "score", "acc-basis")
    widths = (2.6, 1.0, 1.2, 1.9, 1.1, 0.9, 2.8)
    columns = [Column(talk(n), w, 0 < i < 6) for i, (n, w) in enumerate(zip(names, widths, strict=True))]
    scored = talk.of(accuracy_words(talk.report))
    blocks: list[Block] = [Heading(1, talk("accuracy")), Text(" ".join((talk("acc-why"), scored)).strip(), "quiet")]
    blocks.append(Table(columns, [_assessed(talk, one) for one in found]))
    for one in found:
        blocks += _differences(talk, one, pictures) if one.rows else []
    return blocks


def _assessed(talk: Talk, one: Shown) -> list[str | Cell]:
    made = one.assessment
    unusable = talk("acc-unusable", n=made.unusable) if made.unusable else ""
    share = f"{made.share:.1f} %" if made.gross and made.share is not None else ""
    value = Cell("—" if one.value == "—" else f"{one.value} m", "" if one.within else "warn", talk.of(one.method))
    return [
        Cell(talk.title(one.name), "strong", talk.of(one.precision)),
        Cell(str(made.used + made.gross), below=unusable),
        Cell(str(made.gross), "warn" if made.gross else "", share),
        value,
        "—" if one.allowed == "—" else f"{one.allowed} m",
        "—" if one.score is None else rounded(one.score),
        Cell(talk.of(one.basis), below=talk.table(CERTAINTY, made.certainty)),
    ]


def _differences(talk: Talk, one: Shown, pictures: list[str]) -> list[Block]:
    """Plots and the greatest differences of one item."""
    title = talk.bracketed(talk.title(one.name), talk.of(one.precision))
    blocks: list[Block] = [Heading(2, title)]
    if one.sources:
        blocks.append(Text(f"{talk('acc-source')}{talk.colon}{' · '.join(one.sources)}", "quiet"))
    histogram = "acc-histogram-limit" if one.assessment.method == "limit" else "acc-histogram"
    plots = [(one.map, "acc-map", 0.46), (one.target, "acc-target", 0.22), (one.histogram, histogram, 0.26)]
    figures = []
    for svg, caption, width in plots:
        if svg:
            pictures.append(svg)
            figures.append(Figure(len(pictures) - 1, talk(caption), width if one.map else 0.42))
    blocks += [Figures(figures)] if figures else []
    names = ("acc-key", "acc-checked", "acc-drawn", "acc-difference", "acc-error", "acc-own-limit")
    widths = (2.4, 2.0, 2.0, 1.4, 0.9, 0.9)
    columns = [Column(talk(name), widths[i], i > 0) for i, name in enumerate(names)]
    rows: list[list[str | Cell]] = [
        [
            Cell(c.key, "warn" if c.beyond else "", talk.of((c.kind, c.kind_en or c.kind))),
            " / ".join(map(digits, c.checked)),
            " / ".join(map(digits, c.drawn)),
            " / ".join(f"{d:+.3f}" for d in c.difference),
            f"{c.error:.3f}",
            f"{c.limit:.3f}",
        ]
        for c in one.rows[:DIFFERENCES]
    ]
    left = len(one.assessment.compared) - len(rows)
    blocks += [Table(columns, rows, talk("accuracy-differences"))] if rows else []
    return blocks + ([Text(talk("more-rows", n=left), "quiet")] if left else [])


def unseen(talk: Talk) -> list[Block]:
    """What was not checked, and why: silence is never a pass."""
    report = talk.report
    blocks: list[Block] = [Heading(1, talk("not-checked"))]
    assessed = report.grade.not_assessed if report.grade else ()
    if assessed:
        blocks.append(Text(f"{talk('not-assessed')}{talk.colon}{talk.listed([talk.quality(p) for p in assessed])}"))
    if report.left_out:
        blocks.append(Text(f"{talk('left-out')}{talk.colon}{talk.listed(report.left_out)}"))
    seen = list(sentences(report, talk.language))
    blocks += [Points(seen)] if seen else []
    reasons = unchecked(report)
    if not reasons and report.complete:
        blocks.append(Text(talk("all-checked")))
    columns = [Column(talk("rule"), 1.0), Column("", 2.6), Column(talk("note"), 4.0)]
    for reason in reasons:
        rows: list[list[str | Cell]] = [
            [Cell(r.code, "code"), talk.rule(r.code), talk.of(note(r))] for r in reason.runs[:REASON_ROWS]
        ]
        left = len(reason.runs) - len(rows)
        blocks += [Table(columns, rows, talk.bracketed(talk.title(reason.title), str(len(reason.runs))))]
        blocks += [Text(talk("more-rows", n=left), "quiet")] if left else []
    return blocks
