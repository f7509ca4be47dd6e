"""One deliverable checked in a process of its own: what a batch does here, and on other machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveycheck.batch.answer import Answer, Waiting
from surveycheck.batch.asked import Asked
from surveycheck.guard import GuardError, inspect_apart
from surveycheck.ledger import handed

if TYPE_CHECKING:
    from surveycheck.guard.watch import Looker


def checked(waiting: Waiting, asked: Asked, looker: Looker | None = None) -> Answer:
    """Check it, and see that its bytes are those of the submission; they may have changed since they were counted.

    Raises Stopped where the ``looker`` ends it, OSError when no process can be started or no file written.
    """
    path, why = waiting.path, None
    try:
        report = inspect_apart(
            path, asked.pack, asked.options, asked.trust, asked.limits, decisions=asked.decisions, looker=looker
        )
    except GuardError as error:
        report, why = None, (error.zh, error.en)
    try:
        now = handed(path).digest
    except OSError as error:
        return Answer(trouble=(f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}"))
    if now != waiting.digest:
        zh = "检查期间文件有变化，没有记录；请再次运行"
        return Answer(trouble=(zh, "its files changed meanwhile; nothing was recorded: start again"))
    return Answer(report, why)
