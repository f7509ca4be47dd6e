"""``surveycheck batch FOLDER…``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.batch_options import options
from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.faults import INTERRUPTED
from surveycheck.cli.ledger_at import ledger_at
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.batch import Asked, Cluster, Here
    from surveycheck.pack import Pack

EXAMPLES = (
    "surveycheck batch received/2026-11 --ledger bureau.sqlite",
    "surveycheck batch received --cluster tls://scheduler:8786 --json results.json",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    return Command(
        "batch",
        screen,
        lambda **given: batch(screen, **given),
        (
            "检查文件夹中的全部成果，把结果记入台账；每份成果在单独的进程中检查，已有结果的不再检查。随时可以中断，"
            "再次运行即接着做。退出码：0 全部合格，1 有不合格，2 用法错误，3 有未能完整检查的。",
            "Checks every deliverable in the folders, each in a process of its own, and records the results; what has "
            "one is not checked again. Stop it at any time: the next start goes on. Exit status: 0 all pass, 1 some do "
            "not, 2 wrong usage, 3 some incomplete.",
        ),
        EXAMPLES,
        [click.Argument(["places"], metavar="FOLDER…", nargs=-1, type=click.Path(path_type=Path)), *options(screen)],
    )


def batch(screen: Screen, places: tuple[Path, ...], where: str | None, progress: str, **given: Any) -> int:
    """Find, check, record and say; gives the exit status."""
    from surveycheck.batch import packs, prints, run_batch
    from surveycheck.cli.batch_shown import document, shown, status_of, summary
    from surveycheck.cli.options import spelling
    from surveycheck.guard.watch import terminable
    from surveycheck.ledger import remember

    if not places:
        raise Complaint("请给出成果所在的文件夹", "name the folders in which the deliverables are")
    for place in (*places, *([given["decisions"]] if given["decisions"] else [])):
        existing(place, screen)
    asked, checkers = _asked(given), _checkers(given)
    with spelling(screen):
        loaded = packs(asked)
    paths, passed_over = _found(places, loaded, screen)
    with ledger_at(where) as ledger, terminable(), shown(progress, screen, len(paths)) as (tell, wait):
        with ledger.write() as connection:
            for pack in loaded:
                remember(connection, pack)
        try:
            done = run_batch(ledger, paths, prints(asked, loaded), checkers, tell, wait)
        except KeyboardInterrupt:
            screen.tell(
                "已中断；已完成的结果都在台账中，再次运行即接着做",
                "interrupted; every finished result is in the ledger, and the next start goes on",
                "error",
            )
            return INTERRUPTED
        place = ledger.place
    status = status_of(done)
    _written(given["json_file"], document(done, passed_over, place, status), places, screen)
    if given["json_file"] != "-":
        screen.say(summary(done, screen))
    if progress == "jsonl":
        screen.event("done", 1.0, {"exit": status, "deliverables": len(done), "ledger": place})
    return status


def _asked(given: dict[str, Any]) -> Asked:
    from surveycheck.batch import Asked
    from surveycheck.cli.apart import limits_of
    from surveycheck.run import Options

    limit = given["time_limit"]
    if limit is not None and not 0 < limit < inf:
        raise Complaint("--time-limit 应为大于 0 的数", "--time-limit must be a number above 0")
    options = Options(time_limit=limit)
    return Asked(given["pack"], options, given["trust_pack"], limits_of(given), given["decisions"], given["again"])


def _checkers(given: dict[str, Any]) -> Here | Cluster:
    from surveycheck.batch import Cluster, Here

    address = given["cluster"]
    if address is None:
        return Here(given["jobs"] or os.cpu_count() or 1)
    if given["jobs"] is not None:
        raise Complaint("--jobs 不用于 --cluster：由工作进程决定", "--jobs means nothing with --cluster")
    if not address.startswith(("tcp://", "tls://")):
        raise Complaint(f"--cluster {address} 应写作 tls://主机:端口", f"--cluster {address}: write tls://HOST:PORT")
    return Cluster(address)


def _found(places: Sequence[Path], loaded: Sequence[Pack], screen: Screen) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    from surveycheck.batch import folders_of, found

    there = found([place.absolute() for place in places], folders_of(loaded))
    for folder in there.passed_over:
        screen.tell(
            f"{folder} 中没有可检查的文件，跳过", f"{folder} holds nothing to be checked: passed over", "warning"
        )
    if not there.paths:
        names = "、".join(map(str, places)), ", ".join(map(str, places))
        raise Complaint(f"{names[0]} 中没有成果（文件夹、.zip、.dxf、.xml）", f"there is no deliverable in {names[1]}")
    return there.paths, there.passed_over


def _written(target: str | None, text: str, places: tuple[Path, ...], screen: Screen) -> None:
    from surveycheck.cli.targets import written_json

    if target == "-":
        screen.say(text)
    elif target is not None:
        written_json(Path(target), places, text)
