"""The findings of a paper: causes first, where they are, then rule by rule with as many pictures as one can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from surveycheck.model import Finding
from surveycheck.picture import overview_map
from surveycheck.report.causes import Group, several
from surveycheck.report.covered import share
from surveycheck.report.measure import measure, witnesses
from surveycheck.report.numbers import plain_number
from surveycheck.report.overviews import marks_of
from surveycheck.report.paper.blocks import Block, Card, Cell, Column, Figure, Heading, Rule, Table, Text
from surveycheck.report.paper.order import Order, shown_of
from surveycheck.report.paper.places import at_of, place_of
from surveycheck.report.paper.talk import Talk
from surveycheck.report.words import CERTAINTY, SEVERITY

CAUSES, MAPS, RELATED = 12, 6, 2


@dataclass
class Problems:
    """The blocks, and the pictures that they show by number."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def draw(self, svg: str) -> int:
        """The number of a picture, -1 where there is none."""
        if not svg:
            return -1
        self.pictures.append(svg)
        return len(self.pictures) - 1


def problems(talk: Talk, order: Order, step: Callable[[float], None]) -> Problems:
    """The whole part. ``step`` is told how far the drawing of pictures is."""
    found = Problems()
    found.blocks.append(Heading(1, talk("findings")))
    if not order.count:
        found.blocks.append(Text(talk("clean")))
        return found
    _causes(talk, order, found)
    _overview(talk, order, found)
    found.blocks.append(Heading(2, talk("by-rule")))
    pictured = talk.report.pictures is not None
    found.blocks.append(Text(talk("legend" if pictured else "saved"), "quiet"))
    rules = shown_of(order)
    for number, (group, findings) in enumerate(rules):
        step(0.9 * number / len(rules))
        _rule(talk, order, group, findings, found)
    left = len(order.groups) - len(rules)
    found.blocks += [Text(talk("rest-of-rules", n=left), "warn")] if left else []
    return found


def _causes(talk: Talk, order: Order, found: Problems) -> None:
    shared = several(order.groups)
    if not shared:
        return
    cases = sum(cause.count for cause in shared)
    columns = [Column(talk("class"), 1.0), Column(talk("cases"), 0.8, True), Column(talk("share"), 0.8, True)]
    rows: list[list[str | Cell]] = [
        [
            Cell(talk.table(SEVERITY, cause.first.severity), cause.first.severity),
            Cell(str(cause.count), "strong"),
            share(cause.count, order.count),
            Cell(talk.bracketed(talk.rule(cause.origin.code), cause.origin.code), "", talk.of(cause.said)),
        ]
        for cause in shared[:CAUSES]
    ]
    found.blocks.append(Heading(2, talk("causes")))
    found.blocks.append(Text(talk("causes-why", cases=cases, n=len(shared), alone=order.count - cases)))
    found.blocks.append(Table([*columns, Column(talk("cause"), 7.6)], rows))
    left = len(shared) - len(rows)
    found.blocks += [Text(talk("more-causes-json", n=left), "quiet")] if left else []


def _overview(talk: Talk, order: Order, found: Problems) -> None:
    """A map of each drawing with its findings, those with the most first."""
    report = talk.report
    spots = marks_of(report.findings, order.numbers)
    if not spots:
        return
    found.blocks += [Heading(2, talk("overview")), Text(talk("overview-why"), "quiet")]
    if report.overviews is None:
        found.blocks.append(Text(talk("overview-none"), "quiet"))
    files = sorted(spots, key=lambda file: -len(spots[file]))
    for file in files[:MAPS]:
        drawn = report.overviews or {}
        picture = found.draw(drawn[file] if file in drawn else overview_map(spots[file]))
        if picture >= 0:
            found.blocks.append(Figure(picture, talk("overview-of", file=file, n=len(spots[file]))))
    left = len(files) - MAPS
    found.blocks += [Text(talk("overview-more", n=left), "quiet")] if left > 0 else []


def _rule(talk: Talk, order: Order, group: Group, findings: list[Finding], found: Problems) -> None:
    card: Mapping[str, str] = (talk.report.cards or {}).get(group.code, {})
    said = " · ".join((talk("n-findings", n=group.count), talk("n-causes", n=len(group.causes))))
    lines = [(talk(key), talk.of((card.get(key, ""), card.get(f"{key}_en", "")))) for key in ("why", "fix")]
    clause = talk.of((group.causes[0].first.clause, card.get("clause_en", "")))
    if clause:
        sure = talk.table(CERTAINTY, card["certainty"]) if card.get("certainty") else ""
        lines.append((talk("clause"), talk.bracketed(clause, sure) if sure else clause))
    title, label = talk.bracketed(talk.rule(group.code), group.code), talk.table(SEVERITY, group.severity)
    found.blocks.append(Rule(title, group.severity, label, said, [line for line in lines if line[1]]))
    for finding in findings:
        found.blocks.append(_card(talk, order, finding, found))
    left = group.count - len(findings)
    found.blocks += [Text(talk("rest-of-rule", n=left), "quiet")] if left else []


def _card(talk: Talk, order: Order, finding: Finding, found: Problems) -> Card:
    rows = _measured(talk, finding)
    rows += [(talk("place"), place_of(talk, finding.place))]
    rows += [(talk("survey-place"), at_of(talk, finding.place))] if finding.place.at else []
    rows += [(talk("related"), place_of(talk, other)) for other in finding.others[:RELATED]]
    left = len(finding.others) - RELATED
    rows += [("", talk("and-more", n=left))] if left > 0 else []
    pictures = talk.report.pictures or {}
    picture = found.draw(pictures[finding.id]) if finding.id in pictures else -1
    said = talk.of((finding.message, finding.message_en))
    label = talk.table(SEVERITY, finding.severity)
    tag = talk("waived") if finding.state == "waived" else ""
    alt = f"{talk('picture')}{talk.colon}{said}"
    return Card(f"{order.numbers[finding.id]}", finding.severity, label, said, rows, picture, alt, tag)


def _measured(talk: Talk, finding: Finding) -> list[tuple[str, str]]:
    """What was measured and its limit; what was said and what is drawn."""
    rows: list[tuple[str, str]] = []
    if one := measure(finding):
        rows.append((talk.title(one.name), talk("against", value=one.measured, allowed=one.allowed)))
    if pair := witnesses(finding):
        rows += [(talk("said"), plain_number(pair.said)), (talk("drawn"), plain_number(pair.drawn))]
        rows += [(talk("difference-of"), plain_number(pair.difference))] if pair.difference is not None else []
    return rows
