"""``surveycheck demo``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.model import Report

FOLDER = "surveycheck-demo"
CATALOGUE = "catalogue.toml"


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
        ["surveycheck demo", "surveycheck demo --out /tmp/demo"],
        params,
    )


def demo(screen: Screen, out: Path) -> int:
    """Check every sample of the catalogue."""
    from surveycheck.inspection import inspect
    from surveycheck.report import write

    samples = catalogue()
    if out.exists() and not out.is_dir():
        raise Complaint(f"--out {out} 不是文件夹", f"--out {out} is not a folder")
    written: list[Path] = []
    for sample in samples:
        path = Path(str(files("surveycheck.samples"))) / sample["path"]
        report = inspect(path, sample.get("pack") or None)
        screen.say(screen.word(sample["title"], sample.get("title_en") or sample["title"]))
        screen.say(f"  {_verdict(report, screen)}")
        written += write(report, out, lang=screen.lang)
    screen.say("\n" + screen.word("报告：", "Reports:"))
    for file in written:
        screen.say(f"  {file}")
    _next(screen, Path(str(files("surveycheck.samples"))) / samples[-1]["path"], out)
    return 0


def catalogue() -> list[Mapping[str, str]]:
    """The shipped samples: path, title, title_en, pack. Raises ``Complaint`` when there are none."""
    file = files("surveycheck.samples") / CATALOGUE
    if not file.is_file():
        raise Complaint("没有找到示例成果（安装不完整）", "the samples are not there: the installation is not complete")
    found: list[Mapping[str, str]] = tomllib.loads(file.read_text(encoding="utf-8")).get("sample", [])
    return found


def _verdict(report: Report, screen: Screen) -> str:
    from surveycheck.report.verdict import rounded, severities, verdict

    found = verdict(report)
    score = (
        ""
        if found.score is None
        else "  " + screen.word(f"{rounded(found.score)} 分", f"{rounded(found.score)} points")
    )
    counts = "  ".join(f"{severity} {n}" for severity, n in severities(report).items() if n)
    return f"{screen.word(*found.big)}{score}  {counts}".rstrip()


def _next(screen: Screen, sample: Path, out: Path) -> None:
    screen.say("\n" + screen.word("接下来可以试试：", "What to try next:"))
    screen.say(
        screen.word(f"  在浏览器中打开 {out} 里的 .html 报告", f"  open the .html reports in {out} in a browser")
    )
    screen.say(f"  surveycheck check {sample}")
    screen.say(f"  surveycheck app {sample}")
    screen.say("  surveycheck explain GEO-01")
