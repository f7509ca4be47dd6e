"""``surveycheck demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.model import Report

FOLDER = "surveycheck-demo"


def command(screen: Screen) -> Command:
    """The command with its words."""
    to = screen.word(f"报告写入的文件夹，默认 {FOLDER}", f"folder for the reports; default: {FOLDER}")
    params: list[click.Parameter] = [
        click.Option(["--out"], type=click.Path(path_type=Path), default=Path(FOLDER), metavar="FOLDER", help=to)
    ]
    words = (
        "检查随附的示例成果，显示每份的结论，写出报告，并提示接下来可以试什么。",
        "Checks the sample deliverables, prints the verdict of each, writes the reports, and says what to try next.",
    )
    return Command(
        "demo",
        screen,
        lambda out: demo(screen, out),
        words,
        ["surveycheck demo", "surveycheck demo --out reports"],
        params,
    )


def demo(screen: Screen, out: Path) -> int:
    """Check every sample of the catalogue."""
    from surveycheck.cli.options import roles_of
    from surveycheck.inspection import inspect
    from surveycheck.report import write, write_manifest
    from surveycheck.run import Options
    from surveycheck.shipped import catalogue

    samples = catalogue()
    if not samples:
        raise Complaint("没有找到示例成果（安装不完整）", "the samples are not there: the installation is not complete")
    if out.exists() and not out.is_dir():
        raise Complaint(f"--out {out} 不是文件夹", f"--out {out} is not a folder")
    for sample in samples:
        report = inspect(
            sample.path, sample.pack or None, Options(roles=roles_of(sample.roles)), earlier=sample.earlier
        )
        written = write(report, out / sample.name, lang=screen.lang)
        write_manifest(report, out / sample.name, written)
        screen.say(screen.word(sample.title, sample.title_en))
        screen.say(f"  {_verdict(report, screen)}")
        screen.say(f"  {next(file for file in written if file.suffix == '.html')}")
    _next(screen, samples[min(1, len(samples) - 1)].path, out)
    return 0


def _verdict(report: Report, screen: Screen) -> str:
    from surveycheck.report.verdict import rounded, severities, verdict

    found = verdict(report)
    score = ""
    if found.score is not None:
        score = "  " + screen.word(f"{rounded(found.score)} 分", f"{rounded(found.score)} points")
        partly = report.grade is None or report.grade.level is None
        score += screen.word("（已检查部分）", " of what was checked") if partly else ""
    counts = "  ".join(f"{severity} {n}" for severity, n in severities(report).items() if n)
    return f"{screen.word(*found.big)}{score}  {counts}".rstrip()


def _next(screen: Screen, sample: Path, out: Path) -> None:
    screen.say("\n" + screen.word("接下来可以试试：", "What to try next:"))
    screen.say(
        screen.word(
            f"  在浏览器中打开上面的 .html 报告（旁边是 JSON，都在 {out} 中）",
            f"  open one of the .html reports above in a browser (JSON beside, in {out})",
        )
    )
    screen.say(f"  surveycheck check {sample}")
    screen.say(f"  surveycheck app {sample}")
    screen.say("  surveycheck explain GEO-01")
