"""A score with the words of the rules: for the window, the terminal, a page and a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.handbook.pages import looks
from surveycheck.pack import Pack
from surveycheck.plant import Answer
from surveycheck.report.html import environment, template
from surveycheck.report.numbers import survey_spoken
from surveycheck.report.words import SEVERITY, Pair
from surveycheck.rule import Rule
from surveycheck.workshop.marks import Mark, Marks, MarksError, read_json, spot
from surveycheck.workshop.score import TOLERANCE, VERDICTS, WORTH, Outcome, Score, score
from surveycheck.workshop.words import VERDICT, WORDS, said

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class Line:
    """An outcome with the rule that was planted, and the one that was marked (None where the pack knows none)."""

    outcome: Outcome
    planted: Rule | None
    marked: Rule | None

    @property
    def place(self) -> Answer | Mark:
        """Where to look: at the defect, or where a mark stands that meets none."""
        own = self.outcome.verdict in ("again", "follows", "false")
        found = self.outcome.mark if own else self.outcome.answer
        assert found is not None
        return found

    @property
    def where(self) -> Pair:
        """The place in words, on one line."""
        zh, en = (text.replace("\n", " · ") for text in self.where_lines)
        return zh, en

    @property
    def where_lines(self) -> Pair:
        """The place in words: what it is, and below that the coordinates."""
        place = self.place
        spoken = survey_spoken(place.at) if place.at is not None else ("", "")
        handle = f"#{place.handle}" if place.handle else ""
        thing = " · ".join(part for part in (place.file, handle, place.xpath, place.key) if part)
        zh, en = ("\n".join(filter(None, (thing, words))) for words in spoken)
        return zh, en


@dataclass(frozen=True)
class Result:
    """All lines, and what they come to."""

    score: Score
    lines: tuple[Line, ...]
    marks: Marks


def read_answers(path: Path) -> tuple[Answer, ...]:
    """The answer key of a file. Raises MarksError where it is none, OSError."""
    rows = read_json(path)
    if not isinstance(rows, list) or not all(isinstance(row, dict) and row.get("code") for row in rows):
        raise MarksError(f"{path} 不是植入缺陷的答案文件", f"{path} is no answer key of planted defects")
    return tuple(_answer(row, f"{path}: [{number}]") for number, row in enumerate(rows))


def _answer(row: dict[str, object], where: str) -> Answer:
    texts = {name: str(row.get(name) or "") for name in ("code", "file", "handle", "xpath", "key", "note", "note_en")}
    follows = row.get("consequences")
    codes = tuple(map(str, follows)) if isinstance(follows, list) else ()
    return Answer(**texts, at=spot(row.get("at"), where), consequences=codes)


def result(pack: Pack, answers: tuple[Answer, ...], marks: Marks, tolerance: float = TOLERANCE) -> Result:
    """The score of the marks, with the rules of the pack. Raises ValueError for a tolerance that is none."""
    kinds = {word: rule.code for rule in pack.rules for word in rule.names}
    found = score(answers, marks.marks, tolerance, kinds)
    lines = tuple(_line(pack, outcome) for outcome in found.outcomes)
    return Result(found, lines, marks)


def _line(pack: Pack, outcome: Outcome) -> Line:
    planted = pack.rule(outcome.answer.code) if outcome.answer else None
    marked = pack.rule(outcome.mark.code) if outcome.mark and outcome.mark.code else None
    return Line(outcome, planted, marked)


def result_document(found: Result) -> dict[str, Any]:
    """For programs: counts, points, and a row for each outcome."""
    rows = [
        {
            "verdict": outcome.verdict,
            "answer": asdict(outcome.answer) if outcome.answer else None,
            "mark": asdict(outcome.mark) if outcome.mark else None,
        }
        for outcome in found.score.outcomes
    ]
    counts: dict[str, Any] = {verdict: found.score.count(verdict) for verdict in VERDICTS}
    head = {"schema": "surveycheck-workshop/1", "trainee": found.marks.trainee, "deliverable": found.marks.deliverable}
    return {**head, "planted": found.score.planted, "points": round(found.score.points, 1), **counts, "outcomes": rows}


def result_lines(found: Result, language: int) -> Iterator[tuple[str, str, str]]:
    """A verdict, a rule and a place for each outcome, as words; language 0 is Chinese, 1 English."""
    for line in found.lines:
        rule = line.planted or line.marked
        title = f"{rule.code} {(rule.title, rule.title_en)[language]}" if rule else ""
        yield VERDICT[line.outcome.verdict][language], title, line.where[language]


def summary(found: Result) -> Pair:
    """The result in a sentence."""
    total = found.score
    given: dict[str, object] = {verdict: total.count(verdict) for verdict in VERDICTS}
    zh, en = WORDS["summary"]
    given |= {"planted": total.planted, "points": f"{total.points:.0f}"}
    return zh.format(**given), en.format(**given)


def result_page(pack: Pack, found: Result, lang: str = "zh") -> str:
    """The result as a page that needs nothing else."""
    values = {
        "result": found,
        "pack": pack,
        "name": (pack.title or pack.name, pack.title_en or pack.name),
        "counts": [(verdict, found.score.count(verdict)) for verdict in VERDICTS],
        "summary": summary(found),
        **looks(lang),
    }
    return _environment().get_template("result.html").render(values)


@cache
def _environment() -> Environment:
    known = {"w": said, "WORDS": WORDS, "VERDICT": VERDICT, "SEVERITY": SEVERITY, "WORTH": WORTH}
    own = ("result.html",)
    return environment(lambda name: template("workshop" if name in own else "handbook", name), {}, known)
