"""The deliverables of a batch, entered as submissions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from surveycheck.batch.answer import Done, Waiting
from surveycheck.ledger import Handed, Ledger, handed, submission_id

AT_ONCE = 100
"""Submissions that are entered in one transaction."""

Over = Callable[[Done], None]
"""Is told what became of a deliverable."""


def entered(
    ledger: Ledger, paths: Sequence[Path], pack: str, over: Over
) -> tuple[tuple[Waiting, ...], dict[Path, Path]]:
    """What may have to be checked, and paths of copies with that of the first one. Files that cannot be read are
    over."""
    waiting: list[Waiting] = []
    first: dict[str, Path] = {}
    copies: dict[Path, Path] = {}
    every = iter(paths)
    while some := list(islice(every, AT_ONCE)):
        new = [what for path in some if (what := _counted(path, over)) is not None]
        with ledger.write() as connection:
            ids = [submission_id(connection, what, pack) for what in new]
        for what, number in zip(new, ids, strict=True):
            path = Path(what.path)
            if first.setdefault(what.digest, path) != path:
                copies[path] = first[what.digest]
            else:
                waiting.append(Waiting(number, path, what.digest))
    return tuple(waiting), copies


def _counted(path: Path, over: Over) -> Handed | None:
    try:
        return handed(path)
    except OSError as error:
        words = error.strerror or str(error)
        over(Done(path, "incomplete", why=(f"无法读取：{words}", f"cannot be read: {words}")))
        return None
