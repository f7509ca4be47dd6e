"""The worker's side of a cluster."""

from __future__ import annotations

from surveycheck import __version__
from surveycheck.batch.answer import Waiting, Words
from surveycheck.batch.asked import Asked
from surveycheck.batch.work import checked
from surveycheck.pack import installed_packs, load_pack
from surveycheck.report import to_json


def version() -> str:
    """The version of the program, and the packs that are installed with it."""
    packs = (load_pack(pack.name, trust=False, examples=False) for pack in installed_packs() if not pack.faults)
    return " ".join([__version__, *(f"{pack.name}={pack.digest[7:19]}" for pack in packs)])


def work(waiting: Waiting, asked: Asked) -> tuple[str | None, Words | None, Words | None]:
    """The report as JSON, the fault, the trouble (``Answer``), in a process of its own beside the worker."""
    if not waiting.path.exists():
        zh = f"工作进程看不到 {waiting.path}：各台机器上的路径应相同"
        return None, None, (zh, f"the worker does not see {waiting.path}: paths must be the same on every machine")
    answer = checked(waiting, asked)
    return (to_json(answer.report) if answer.report is not None else None), answer.fault, answer.trouble
