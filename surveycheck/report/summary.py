"""The verdict and a short list for the terminal: plain text, a hundred columns, wide characters counted as two."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from surveycheck.model import MANUAL_RESULTS, WAIVER_STATES, Finding, NextLevel, Place, Report
from surveycheck.report.accuracy import lines as accuracy_lines
from surveycheck.report.causes import Group, groups
from surveycheck.report.covered import sentences
from surveycheck.report.numbers import survey_spoken
from surveycheck.report.staged import stage_words
from surveycheck.report.standards import said as by_standards
from surveycheck.report.unchecked import note, title, unchecked
from surveycheck.report.verdict import level_words, rounded, severities, verdict
from surveycheck.report.visible import visible
from surveycheck.report.words import MANUAL, SEVERITY, SINCE, WAIVER, Pair, word

LONGEST = 28
"""Columns of a layer name that are shown."""

COLUMNS = 100
PLACES = 3
RULES = 12
REASONS = 5
CODES = 8


def summary(report: Report, lang: str = "zh") -> str:
    """Verdict, score, findings by class and rule, what was not checked, the pack and its notice; ends in a newline."""
    language = 1 if lang == "en" else 0
    parts = [_head(report, language), _score(report, language)]
    parts += [_accuracy(report, language), _since(report, language), _findings(report, language)]
    parts += [_not_checked(report, language), _pack(report, language)]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def width(text: str) -> int:
    """Columns that a terminal needs: wide and full-width characters take two, marks that combine none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, columns: int) -> str:
    """The text, shortened with … where it is wider."""
    text = visible(text).replace("\n", " ").replace("\t", " ")
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, indent: str = "", hanging: str = "") -> Iterator[str]:
    """Lines of at most ``COLUMNS``: broken at spaces, and between wide characters."""
    line = indent
    for piece in _pieces(visible(text)):
        if width(line + piece.rstrip()) > COLUMNS and line.strip():
            yield line.rstrip()
            line = hanging + piece.lstrip()
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for character in text.replace("\n", " "):
        wide = width(character) == 2
        closing = unicodedata.category(character) in ("Po", "Pe", "Pf")
        if word and (word[-1] == " " or ((wide or width(word[-1]) == 2) and not closing)):
            yield word
            word = ""
        word += character
    yield word


def _head(report: Report, language: int) -> Iterator[str]:
    found = verdict(report)
    score = "" if found.score is None else "  " + word("points", language, n=rounded(found.score))
    if score and found.tone == "open":
        score = (
            f"  {word('score-part', language)}{score}" if not language else f"{score} {word('score-part', language)}"
        )
    yield cut(f"{found.big[language]}{score}  {report.name}", COLUMNS)
    yield from wrapped(found.why[language], "  ", "  ")
    if not report.complete:
        yield from wrapped(word("incomplete-why", language), "  ! ", "    ")
    for loss in (report.losses_en or report.losses) if language else report.losses:
        yield from wrapped(loss, "  ! ", "    ")


def _score(report: Report, language: int) -> Iterator[str]:
    grade, names = report.grade, report.quality_en or {}
    if grade is None:
        return
    for part in grade.parts:
        name = names.get(part.element, part.element) if language else part.element
        score = word("not-assessed", language) if part.score is None else rounded(part.score)
        filled = 0 if part.score is None else round(max(0.0, min(100.0, part.score)) / 5)
        yield f"  {_padded(name, 28)} {'█' * filled}{'░' * (20 - filled)}  {score}"
    if grade.next is not None:
        yield from wrapped(next_words(report, grade.next)[language], "  ", "  ")
    for standard, told in by_standards(report, language):
        yield from wrapped(f"{word('by-other', language, standard=standard)}{('：', ': ')[language]}{told}", "  ", "  ")


def next_words(report: Report, above: NextLevel) -> Pair:
    """What would bring the level above, in a sentence: Chinese, English."""
    ids = frozenset(above.findings)
    codes = sorted({finding.code for finding in report.findings if finding.id in ids})
    return _next(above, codes, 0), _next(above, codes, 1)


def _next(above: NextLevel, codes: list[str], language: int) -> str:
    listed = ("、", ", ")[language].join(codes[:CODES]) + (" …" if len(codes) > CODES else "")
    level = level_words(above.level)[language]
    return word("next-level", language, n=above.defects, codes=listed, level=level, score=rounded(above.score))


def _accuracy(report: Report, language: int) -> Iterator[str]:
    if report.accuracy:
        yield word("accuracy", language)
    for line in accuracy_lines(report, language):
        name, _, said = line.partition("\t")
        yield cut(f"  {_padded(name, 28)} {said}", COLUMNS)


def _since(report: Report, language: int) -> Iterator[str]:
    """What became of the findings of the report before: counts, then the first that are gone or cannot be told."""
    found = report.since
    if found is None:
        return
    counts = "  ".join(f"{words[language]} {found.count(state)}" for state, words in SINCE.items())
    yield cut(f"{word('since', language)}  {found.started}", COLUMNS)
    yield f"  {counts}"
    for remark in found.remarks_en if language else found.remarks:
        yield from wrapped(remark, "  ! ", "    ")
    for state, gone in (("unknown", found.unknown), ("fixed", found.fixed)):
        for finding in gone[:PLACES]:
            yield "  " + cut(f"{SINCE[state][language]}  {finding.code}  {_line(finding, language)}", COLUMNS - 2)
        if len(gone) > PLACES:
            yield "  " + word("and-more", language, n=len(gone) - PLACES)


def _padded(text: str, columns: int) -> str:
    short = cut(text, columns)
    return short + " " * (columns - width(short))


def _findings(report: Report, language: int) -> Iterator[str]:
    found = groups((f for f in report.findings if f.state == "open"), report.runs)
    if not found:
        if report.complete or any(run.status == "checked" for run in report.runs):
            yield word("clean", language)
        yield from _noted(report, language)
        return
    counts = "  ".join(f"{SEVERITY[s][language]} {n}" for s, n in severities(report).items() if n)
    yield f"{word('n-findings', language, n=sum(g.count for g in found))}  {counts}"
    for group in found[:RULES]:
        yield from group_lines(group, title(group.code, report), language)
    if len(found) > RULES:
        yield "  " + word("and-more-rules", language, n=len(found) - RULES)
    yield from _noted(report, language)


def _noted(report: Report, language: int) -> Iterator[str]:
    """What people have noted: manual items, where any result is there, and waivers."""
    book = report.manual
    if book is not None and book.file:
        counts = Counter(entry.result for entry in book.entries)
        said = "  ".join(f"{MANUAL[result][language]} {counts[result]}" for result in MANUAL_RESULTS if counts[result])
        yield cut(f"{word('manual', language)}  {said}  {book.file}", COLUMNS)
        for entry in book.failed:
            yield cut(f"  {entry.severity}  {entry.title_en if language else entry.title}  {entry.note}", COLUMNS)
        for remark in book.remarks_en if language else book.remarks:
            yield from wrapped(remark, "  ! ", "    ")
    yield from _waivers(report, language)


def _waivers(report: Report, language: int) -> Iterator[str]:
    """One line with how many there are of each state; then what was passed over in their files."""
    for book in report.waivers:
        counts = Counter(entry.state for entry in book.entries)
        said = "  ".join(f"{WAIVER[state][language]} {counts[state]}" for state in WAIVER_STATES if counts[state])
        yield cut(f"{word('waivers', language)}  {said or word('none', language)}  {book.file}", COLUMNS)
        for remark in book.remarks_en if language else book.remarks:
            yield from wrapped(remark, "  ! ", "    ")


def group_lines(group: Group, name: Pair, language: int) -> Iterator[str]:
    """A rule with its count, and its first causes: what the findings of one share, and its first place."""
    count = word("n-findings", language, n=group.count)
    head = f"  {'·' if group.severity == 'note' else group.severity} {group.code}  {name[language]}  "
    yield cut(head, COLUMNS - width(count)) + count
    for cause in group.causes[:PLACES]:
        if cause.rest:
            shared = word("n-cases", language, n=cause.count) + ("：", ": ")[language] + cause.said[language]
            yield from wrapped(shared, "      ", "        ")
        yield ("        " if cause.rest else "      ") + cut(_line(cause.first, language), COLUMNS - 8)
    left = group.count - sum(cause.count for cause in group.causes[:PLACES])
    if left:
        yield "      " + word("and-more", language, n=left)


def _line(finding: Finding, language: int) -> str:
    message = finding.message_en if language else finding.message
    return f"{_where(finding.place, language)}  {message}".strip()


def _middle(name: str) -> str:
    """A long name, such as a layer of an external reference, with its two ends: the sentence behind it is seen."""
    return name if width(name) <= LONGEST else f"{name[: LONGEST // 2 - 4]}…{name[-LONGEST // 2 :]}"


def _where(place: Place, language: int) -> str:
    parts = [place.file.rpartition("/")[2]]
    if place.xpath:
        parts.append(word("line", language, n=place.line) if place.line else place.xpath)
    elif place.handles:
        parts.append(f"{_middle(place.layer)} {'/'.join(place.handles)}")
        parts.append(word("in-layout", language, name=_middle(place.layout)) if place.layout else "")
    elif place.at:
        parts.append(survey_spoken(place.at)[language])
    return " ".join(part for part in parts if part)


def _not_checked(report: Report, language: int) -> Iterator[str]:
    reasons, seen = unchecked(report), tuple(sentences(report, language))
    assessed = report.grade.not_assessed if report.grade else ()
    if not reasons and not assessed and not seen:
        return
    yield word("not-checked", language)
    for line in seen:
        yield from wrapped(line, "  ", "    ")
    if assessed:
        names = report.quality_en or {} if language else {}
        words = ("、", ", ")[language].join(_quality(path, names) for path in assessed)
        yield from wrapped(f"{word('not-assessed', language)}{('：', ': ')[language]}{words}", "  ", "    ")
    for reason in reasons:
        yield f"  {reason.title[language]}{('：', ': ')[language]}{len(reason.runs)}"
        for run in reason.runs[:REASONS]:
            line = f"{run.code}  {title(run.code, report)[language]}  {note(run)[language]}"
            yield "      " + cut(line, COLUMNS - 6)
        if len(reason.runs) > REASONS:
            yield "      " + word("and-more-rules", language, n=len(reason.runs) - REASONS)


def _quality(path: str, names: Mapping[str, str]) -> str:

    return "/".join(names.get(step, step) for step in path.split("/"))


def _pack(report: Report, language: int) -> Iterator[str]:
    pack = report.pack
    name = (pack.title_en if language else pack.title) or pack.name
    brackets = ("（）", (" (", ")"))[language]
    yield cut(f"{word('pack', language)}  {name}{brackets[0]}{pack.name} {pack.edition}{brackets[1]}", COLUMNS)
    if report.stage is not None:
        said = f"{word('deliverable-stage', language)}  {stage_words(report.stage)[language]}"
        yield from wrapped(said, "", "  ")
    if report.earlier is not None:
        yield cut(f"{word('earlier', language)}  {report.earlier.name}", COLUMNS)
        if report.earlier.stage is not None:
            yield from wrapped(stage_words(report.earlier.stage)[language], "  ", "  ")
    yield from wrapped((pack.notice_en if language else "") or pack.notice, "  ", "  ")
    yield from wrapped(word("no-legal", language), "  ", "  ")
