"""``surveycheck waive DELIVERABLE ID``: a firm asks for a waiver."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing, suggestion
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.model import Finding, Report

EXAMPLES = (
    "surveycheck waive DELIVERABLE.zip GEO-01-0f3a --reason … --clause … --name …",
    "surveycheck waive DELIVERABLE.zip GEO-01-0f3a --withdraw",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    params: list[click.Parameter] = [
        click.Argument(["path"], metavar="DELIVERABLE", type=click.Path(path_type=Path)),
        click.Argument(["finding"], metavar="ID"),
        click.Option(["--reason"], metavar="TEXT", help=word("为什么不必改正", "why it need not be mended")),
        click.Option(["--clause"], metavar="TEXT", help=word("依据的条文", "the clause that allows it")),
        click.Option(["--name"], metavar="TEXT", help=word("申请人", "who asks")),
        click.Option(["--withdraw"], is_flag=True, help=word("撤回该问题的申请", "take the waiver back")),
        *file_options(screen),
        *way_options(screen),
    ]
    words = (
        "为一处问题申请豁免：写入成果旁边的 NAME.waivers.toml，其他申请保留，成果不改动。"
        "ID 是报告中的问题编号。检查员接受后（accept）才影响等级。",
        "Asks for a waiver of one finding: into NAME.waivers.toml beside the deliverable, which is not changed; other "
        "waivers stay. ID is the finding's in the report. Only when an inspector accepts it does it touch the grade.",
    )
    return Command("waive", screen, lambda **given: waive(screen, **given), words, EXAMPLES, params)


def file_options(screen: Screen) -> list[click.Parameter]:
    """Which file of waivers."""
    words = screen.word("豁免申请文件，默认为成果旁的 NAME.waivers.toml", "the waivers; default: NAME.waivers.toml")
    return [click.Option(["--waivers"], type=click.Path(path_type=Path), metavar="FILE", help=words)]


def way_options(screen: Screen) -> list[click.Parameter]:
    """How to come by the findings."""
    word, file = screen.word, click.Path(path_type=Path)
    saved = word("用已保存的 JSON 报告，不再检查", "take this saved report (JSON), do not check again")
    layers = word("同 check", "as for check")
    return [
        click.Option(["--report"], type=file, metavar="FILE", help=saved),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=word("规则包，同 check", "rule pack, as for check")),
        click.Option(["--as", "roles"], multiple=True, metavar="AREA|LINE=PATTERN", help=layers),
        click.Option(["--tolerance"], type=float, metavar="METRES", help=word("同 check", "as for check")),
        click.Option(["--trust-pack"], is_flag=True, help=word("同 check", "as for check")),
    ]


def waive(screen: Screen, path: Path, **given: Any) -> int:
    """Ask or withdraw; gives the exit status. The deliverable is read by a process that is watched."""
    existing(path, screen)
    if given["withdraw"]:
        return _withdraw(screen, path, given)
    for option in ("reason", "clause", "name"):
        if not (given[option] or "").strip():
            raise Complaint(f"请用 --{option} 写明", f"--{option} is missing")
    if screen.apart and sys.executable and given["report"] is None:
        from surveycheck.cli import apart

        return apart.alone(screen, path)
    return _ask(screen, path, given)


def _withdraw(screen: Screen, path: Path, given: dict[str, Any]) -> int:
    from surveycheck.waivers import beside, read_asked, withdraw

    file = given["waivers"] or beside(path)
    known = read_asked(file).waivers
    mine = [waiver for waiver in known if waiver.about.id == given["finding"]]
    if not mine:
        close = suggestion(given["finding"], [waiver.about.id for waiver in known], screen)
        raise Complaint(
            f"{file.name} 中没有问题 {given['finding']} 的申请{close}",
            f"{file.name} holds no waiver of the finding {given['finding']}{close}",
        )
    withdraw(path, mine[0].digest, given["waivers"])
    screen.say(screen.word(f"已撤回：{given['finding']}（{file}）", f"Withdrawn: {given['finding']} ({file})"))
    return 0


def _ask(screen: Screen, path: Path, given: dict[str, Any]) -> int:
    from surveycheck.waivers import ask, waivable

    report = report_of(screen, path, given)
    finding = _finding(report, given["finding"], screen)
    classes = waivable(report)
    if finding.severity not in classes:
        raise Complaint(
            f"规则包 {report.pack.name} 不允许豁免 {finding.severity} 类问题（可豁免：{'、'.join(classes)}）",
            f"the pack {report.pack.name} lets no finding of class {finding.severity} be waived, "
            f"only {', '.join(classes)}",
        )
    file, waiver = ask(path, finding, given["reason"], given["clause"], given["name"], given["waivers"])
    screen.say(screen.word(f"已写入 {file}", f"Written: {file}"))
    screen.say(f"  {finding.id}  {screen.word(finding.message, finding.message_en)}")
    screen.say(f"  {waiver.digest}")
    screen.say(
        screen.word("等待检查员决定；在此之前等级不变", "An inspector has to decide; until then the grade is the same")
    )
    return 0


def report_of(screen: Screen, path: Path, given: dict[str, Any]) -> Report:
    """The report that was named, else that of a check made now."""
    from surveycheck.cli.check import told
    from surveycheck.cli.compare import saved
    from surveycheck.cli.options import options_of, spelling
    from surveycheck.cli.progress import shown
    from surveycheck.inspection import inspect
    from surveycheck.read import Cache

    if given["report"] is not None:
        existing(given["report"], screen)
        return saved(given["report"])
    with spelling(screen), shown("auto", screen) as progress:
        options = options_of(path, {**given, "time_limit": None, "only": (), "skip": (), "stage": None})
        file = given["waivers"] if given["waivers"] is not None and given["waivers"].exists() else None
        way = (options, told(progress), given["trust_pack"], Cache.of_user())
        return inspect(path, given["pack"], *way, waivers=file)


def _finding(report: Report, wanted: str, screen: Screen) -> Finding:
    found = next((finding for finding in report.findings if finding.id == wanted), None)
    if found is None:
        close = suggestion(wanted, [finding.id for finding in report.findings], screen)
        raise Complaint(f"报告中没有问题 {wanted}{close}", f"the report has no finding {wanted}{close}")
    return found
