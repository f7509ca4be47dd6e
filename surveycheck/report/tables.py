"""Report → tables, one for each sheet of a workbook: what there is, in rows, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Report
from surveycheck.report.columns import Column
from surveycheck.report.numbers import plain_number
from surveycheck.report.sheet import Row as Row
from surveycheck.report.sheet import Table as Table
from surveycheck.report.sheet import of
from surveycheck.report.staged import stage_words
from surveycheck.report.standards import rules_words
from surveycheck.report.standards import said as by_standards
from surveycheck.report.tables_found import causes, findings, since, statistics
from surveycheck.report.tables_grade import accuracy, not_checked, score
from surveycheck.report.tables_people import manual, settings, waivers
from surveycheck.report.verdict import rounded, severities, verdict
from surveycheck.report.whose import identity_rows
from surveycheck.report.words import CHOSEN, SEVERITY, word


def tables(report: Report, language: int) -> tuple[Table, ...]:
    """All tables of a report, in the order in which people need them; those of which there is nothing are left out."""
    made = [_overview(report, language), findings(report, language), causes(report, language)]
    if report.since is not None:
        made.append(since(report, language))
    made.append(statistics(report, language))
    if report.grade is not None:
        made.append(score(report, language))
    made.append(not_checked(report, language))
    if report.accuracy:
        made.append(accuracy(report, language))
    if report.manual is not None:
        made.append(manual(report, language))
    if report.waivers:
        made.append(waivers(report, language))
    return (*made, settings(report, language))


def _overview(report: Report, language: int) -> Table:
    heads = Column("item", ("项目", "Item"), 34), Column("said", ("内容", "Content"), 110, "long")
    return Table(("总览", "Overview"), heads, _overview_rows(report, language), filters=False)


def _overview_rows(report: Report, language: int) -> Iterator[Row]:
    found, pack = verdict(report), report.pack
    yield word("deliverable", language), report.name
    yield word("verdict", language), found.big[language]  # in the second row: there it has its colour
    if found.score is not None:
        yield word("score-part" if found.tone == "open" else "score", language), rounded(found.score)
    yield word("reason", language), found.why[language]
    if not report.complete:
        yield word("incomplete", language), word("incomplete-why", language)
    for loss in (report.losses_en or report.losses) if language else report.losses:
        yield word("losses", language), loss
    for severity, number in severities(report).items():
        yield SEVERITY[severity][language], number
    for _, words, value in identity_rows(report):
        yield words[language], value
    yield word("note", language), word("no-legal", language)
    yield word("pack", language), f"{of(pack.title, pack.title_en, language) or pack.name} {pack.name} {pack.edition}"
    yield word("chosen", language), CHOSEN.get(pack.chosen_by, (pack.chosen_by,) * 2)[language]
    if pack.notice:
        yield word("notice", language), of(pack.notice, pack.notice_en, language)
    yield word("digest", language), pack.digest
    if report.stage is not None:
        yield word("deliverable-stage", language), stage_words(report.stage)[language]
    if report.grade is not None:
        yield word("standard", language), report.grade.standard
        names = report.grade.profile
        yield word("profile", language), plain_number(of(names.get("name"), names.get("name_en"), language))
        yield word("deductions", language), rules_words(report.grade)[language]
        for standard, told in by_standards(report, language):
            yield word("by-other", language, standard=standard), told
    if report.earlier is not None:
        yield word("earlier", language), report.earlier.name
    yield word("time", language), report.started
    yield word("engine", language), f"surveycheck {report.engine.get('version', '')}"
    for file in report.files:
        yield f"{word('file', language)}  SHA-256", f"{file.path}  ({file.bytes} B)  {file.sha256}"
