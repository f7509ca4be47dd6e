"""What a batch shows: progress while it runs, a summary and a document at its end."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import Any

from surveycheck.batch import Done, Held
from surveycheck.batch.batch import Tell, Wait
from surveycheck.cli.layout import table, visible
from surveycheck.cli.screen import Screen

FORMAT = "surveycheck-batch/1"

LISTED = 40
"""Deliverables that the summary names; the ledger has all of them."""

VERDICTS = {
    "passes": ("合格", "passes"),
    "fails": ("不合格", "does not pass"),
    "incomplete": ("未能完整检查", "not checked completely"),
}


def status_of(done: Sequence[Done]) -> int:
    """0 all pass, 1 some do not, 3 some were not checked completely; 3 wins."""
    verdicts = {one.verdict for one in done}
    return 3 if "incomplete" in verdicts else 1 if "fails" in verdicts else 0


def summary(done: Sequence[Done], screen: Screen) -> str:
    """How many of each verdict, and which do not pass."""
    counts = Counter[str](one.verdict for one in done)
    rows = [(screen.word(*words), str(counts[name])) for name, words in VERDICTS.items()]
    before = sum(one.already for one in done)
    lines = [screen.word(f"共 {len(done)} 份成果", f"{len(done)} deliverables"), *table(rows)]
    if before:
        lines.append(screen.word(f"其中 {before} 份已有结果", f"{before} of them had a result before"))
    bad = [one for one in done if one.verdict != "passes"]
    if bad:
        lines += ["", *table([_row(one, screen) for one in bad[:LISTED]])]
    if len(bad) > LISTED:
        more = len(bad) - LISTED
        lines.append(screen.word(f"… 另有 {more} 份，见台账", f"… and {more} more: see the ledger"))
    return "\n".join(lines)


def _row(one: Done, screen: Screen) -> tuple[str, str, str]:
    why = screen.word(*one.why).splitlines()[:1] or [""]
    score = "" if one.score is None else f"{one.score:.1f}"
    return (
        visible(one.path.name),
        screen.word(*VERDICTS[one.verdict]),
        visible(why[0] or f"{one.level} {score}".strip()),
    )


def document(done: Sequence[Done], passed_over: Sequence[Path], ledger: str, status: int) -> str:
    """The outcome as JSON, ``surveycheck-batch/1``."""
    held = {
        "schema": FORMAT,
        "ledger": ledger,
        "exit": status,
        "deliverables": [_fields(one) for one in done],
        "passed_over": [str(path) for path in passed_over],
    }
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _fields(one: Done) -> dict[str, Any]:
    return {
        "path": str(one.path),
        "verdict": one.verdict,
        "level": one.level or None,
        "score": one.score,
        "why": one.why[0],
        "why_en": one.why[1],
        "already": one.already,
        "run": one.run,
        "seconds": one.seconds,
    }


@contextmanager
def shown(mode: str, screen: Screen, total: int) -> Iterator[tuple[Tell, Wait]]:
    """Where to tell what is done, and what is waited for: a bar on a terminal, lines of JSON for programs, or nowhere
    but for a line about the first wait, since it may be long."""
    if mode == "jsonl":
        yield (
            lambda one, number, count: screen.event("deliverable", number / count, _fields(one)),
            lambda held: screen.event("waiting", 1 - held.count / total, _held(held)),
        )
    elif mode == "auto" and sys.stderr.isatty():
        yield from _bar(screen, total)
    else:
        first = iter((True,))
        yield lambda *_: None, lambda held: screen.tell(*waiting(held)) if next(first, False) else None


def waiting(held: Held) -> tuple[str, str]:
    """That it waits, for whom, and how long at most."""
    zh, en = "、".join(held.machines) or "—", ", ".join(held.machines) or "—"
    return (
        f"另有程序（{zh}）正在检查其中 {held.count} 份，等待其结果；若它已停止，最多 {ceil(held.seconds)} 秒后接着检查",
        f"another program ({en}) checks {held.count} of them: waiting for its results. If it has stopped, they are "
        f"checked here after at most {ceil(held.seconds)} s",
    )


def _held(held: Held) -> dict[str, Any]:
    zh, en = waiting(held)
    told = {"count": held.count, "machines": list(held.machines), "seconds": ceil(held.seconds)}
    return {**told, "message": zh, "message_en": en}


def _bar(screen: Screen, total: int) -> Iterator[tuple[Tell, Wait]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def tell(one: Done, number: int, _: int) -> None:
            words = f"{visible(one.path.name)} {screen.word(*VERDICTS[one.verdict])}"
            bar.update(task, completed=number, description=words)

        def wait(held: Held) -> None:
            bar.update(task, description=visible(screen.word(*waiting(held))))

        yield tell, wait
