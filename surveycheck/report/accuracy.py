"""What check measurements amount to, as reports show it: figures, their limits, where the values come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from surveycheck.model import Assessment, Compared, Grade, Part, Report
from surveycheck.picture import histogram, target, vector_map
from surveycheck.report.words import METHOD, PRECISION, Pair, word

DIGITS = 4
"""Decimals (m, m²) of figures: a tenth of a millimetre; more where figure and limit would look alike."""

ROWS = 200
"""Rows of differences that a page shows for each figure; the JSON has all."""

SOURCES = 4


@dataclass(frozen=True)
class Shown:
    """One assessment with its words; pictures are SVG, "" where there is nothing to draw. ``rows``: the differences,
    the greatest first. ``basis``: where the limit comes from."""

    assessment: Assessment
    name: Pair
    precision: Pair
    method: Pair
    basis: Pair
    value: str
    allowed: str
    within: bool
    score: float | None
    sources: tuple[str, ...]
    rows: tuple[Compared, ...]
    more: int
    map: str
    target: str
    histogram: str


def shown(report: Report, letters: float = 1.0) -> tuple[Shown, ...]:
    """Every assessment of the report, in its order; ``letters``: how much larger those of its maps are drawn."""
    scores, titles = _scores(report.grade), _titles(report)
    return tuple(_shown(one, scores, report.maps or {}, titles, letters) for one in report.accuracy)


def _titles(report: Report) -> dict[str, Pair]:
    """The words for sources that the report has of its limits and settings."""
    rows = [row for row in report.settings if row.get("source_title")]
    return {str(row["source"]): (str(row["source_title"]), str(row["source_title_en"])) for row in rows}


def map_key(one: Assessment) -> str:
    """What its map is called in the report."""
    return f"{one.code}/{one.item}/{one.precision}"


def figure(one: Assessment) -> tuple[str, str]:
    """m and m0 with so many digits that they look as they compare; "—" for none."""
    if one.allowed is None:
        return "—", "—"
    allowed = f"{one.allowed.normalize():f}"
    if one.value is None:
        return "—", allowed
    digits = DIGITS
    while digits < 9 and one.value != one.allowed and round(one.value, digits) == one.allowed:
        digits += 1
    return f"{one.value:.{digits}f}", allowed


def lines(report: Report, language: int) -> Iterator[str]:
    """For the terminal: name, figure and limit, how many, score. Wide characters are the caller's to pad."""
    for one in shown(report):
        made = one.assessment
        parts = [one.precision[language], word("acc-n", language, n=made.used + made.gross)]
        if made.method == "limit":
            parts.append(word("acc-beyond", language, n=made.gross))
        else:
            sign = "" if made.value is None else "≤" if one.within else ">"
            said = f"{one.method[language]} {one.value} {sign} {one.allowed} m" if sign else one.method[language]
            parts += [said, word("acc-gross", language, n=made.gross)]
        if made.unusable:
            parts.append(word("acc-unusable", language, n=made.unusable))
        if one.score is not None:
            parts.append(word("points", language, n=f"{one.score:.1f}".removesuffix(".0")))
        yield one.name[language] + "\t" + ("，", ", ")[language].join(parts)


def _shown(
    one: Assessment,
    scores: Mapping[tuple[str, str], float | None],
    maps: Mapping[str, str],
    titles: Mapping[str, Pair],
    letters: float,
) -> Shown:
    value, allowed = figure(one)
    rows = sorted(one.compared, key=lambda c: (not c.beyond, -c.error / (c.limit or Decimal(1))))
    unit = None if one.allowed is None else float(one.allowed)
    return Shown(
        assessment=one,
        name=(one.item, one.item_en[:1].upper() + one.item_en[1:]),
        precision=PRECISION[one.precision],
        method=METHOD[one.method],
        basis=titles.get(one.basis, (one.basis, one.basis)),
        value=value,
        allowed=allowed,
        within=_within(one),
        score=scores.get((one.item, one.precision)),
        sources=sources(one.compared),
        rows=tuple(rows[:ROWS]),
        more=max(0, len(rows) - ROWS),
        map=maps.get(map_key(one)) or vector_map(one.compared, unit or 0.05, letters=letters),
        target=target(one.compared, unit or 0.0),
        histogram=histogram(one.compared, unit, None if one.value is None else float(one.value)),
    )


def _within(one: Assessment) -> bool:
    if one.value is None or one.allowed is None:
        return not one.gross
    return one.value <= one.allowed


def _scores(grade: Grade | None) -> dict[tuple[str, str], float | None]:
    found: dict[tuple[str, str], float | None] = {}
    parts: list[Part] = list(grade.parts) if grade else []
    while parts:
        part = parts.pop()
        parts += part.parts
        found |= {(score.item, score.precision): score.score for score in part.accuracy}
    return found


def sources(found: Sequence[Compared]) -> tuple[str, ...]:
    """Where the check values stand, and what they say of themselves: file and lines, then the sources named."""
    lines: dict[str, list[int]] = {}
    for one in found:
        lines.setdefault(one.place.file, []).append(one.place.line)
    files = [f"{file}:{_range(own)}" for file, own in lines.items()]
    remarks = list(dict.fromkeys(one.remark for one in found if one.remark))
    rest = [f"… +{len(remarks) - SOURCES}"] if len(remarks) > SOURCES else []
    return (*files, *remarks[:SOURCES], *rest)


def _range(lines: Sequence[int]) -> str:
    return f"{min(lines)}–{max(lines)}" if min(lines) < max(lines) else str(lines[0])
