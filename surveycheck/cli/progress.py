"""Progress on standard error: a bar on a terminal, lines of JSON for programs, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from surveycheck.cli.layout import visible
from surveycheck.cli.screen import Screen
from surveycheck.model import Event, Finding, Progress, silent

MODES = ("auto", "none", "jsonl")


@contextmanager
def shown(mode: str, screen: Screen) -> Iterator[Progress]:
    """The progress to hand to the engine. Its ``done`` is kept back: the command says when all is done; and so is
    ``pack``, which is for the guard."""
    if mode == "jsonl":
        yield lambda event: _line(event, screen)
    elif mode == "auto" and sys.stderr.isatty():
        yield from _bar(screen)
    else:
        yield silent


def _line(event: Event, screen: Screen) -> None:
    if event.event in ("done", "pack"):
        return
    from surveycheck.report.serialise import finding_document

    fields = dict(event.fields)
    finding = fields.get("finding")
    if isinstance(finding, Finding):
        fields["finding"] = finding_document(finding)
    screen.event(event.event, event.fraction, fields)


def _bar(screen: Screen) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TextColumn("{task.description}", markup=False))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def tell(event: Event) -> None:
            words = _words(event, screen)
            bar.update(task, completed=event.fraction, description=words or None)

        yield tell


def _words(event: Event, screen: Screen) -> str:
    """What is going on, where the event says it."""
    if event.event == "rule":
        return str(event.fields.get("code", ""))
    if event.event != "stage":
        return ""
    stage = str(event.fields.get("stage", ""))
    if stage == "read":
        return f"{screen.word('读取', 'reading')} {visible(str(event.fields.get('file', '')))}"
    if stage == "write":
        return screen.word("写报告", "writing reports")
    from surveycheck.report.words import STAGE

    return screen.word(*STAGE[stage]) if stage in STAGE else stage
