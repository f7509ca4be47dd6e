"""``surveycheck accept|reject DELIVERABLE ID``: an inspector decides on a waiver, in a file of his own."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing, suggestion
from surveycheck.cli.screen import Screen
from surveycheck.cli.waive import file_options, report_of, way_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveycheck.model import Waiver

WORDS = {
    "accept": ("接受一项豁免申请", "Accepts a waiver"),
    "reject": ("不接受一项豁免申请", "Rejects a waiver"),
}
MORE = (
    "：写入检查员自己的文件（--decisions），其他决定保留；成果和申请文件不改动。"
    "检查时用 check --decisions FILE；申请一经改动，决定即失效。",
    ": into a file of the inspector's own (--decisions); other decisions stay, deliverable and waivers are not "
    "changed. Use it with check --decisions FILE. A waiver that is changed later is no longer decided on.",
)


def command(name: str, screen: Screen) -> Command:
    """The command of that name with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["path"], metavar="DELIVERABLE", type=file),
        click.Argument(["finding"], metavar="ID"),
        click.Option(["--name"], required=True, metavar="TEXT", help=word("检查员", "the inspector")),
        click.Option(["--note"], default="", metavar="TEXT", help=word("说明", "a remark")),
        click.Option(
            ["--decisions"],
            type=file,
            required=True,
            metavar="FILE",
            help=word("检查员自己的文件，没有则新建", "the inspector's own file; made if need be"),
        ),
        *file_options(screen),
        *way_options(screen),
    ]
    words = (WORDS[name][0] + MORE[0], WORDS[name][1] + MORE[1])
    example = f"surveycheck {name} DELIVERABLE.zip GEO-01-0f3a --name … --decisions mine.toml"
    run = partial(decide, screen, name == "accept")
    return Command(name, screen, run, words, [example], params)


def decide(screen: Screen, accepted: bool, path: Path, **given: Any) -> int:
    """Write the decision and say on what; gives the exit status."""
    from surveycheck.waivers import beside, name_of, read_asked

    existing(path, screen)
    file = given["waivers"] or beside(path)
    if not file.exists():
        raise Complaint(f"没有豁免申请：{file}", f"there are no waivers: {file}")
    waivers = read_asked(file).waivers
    waiver = next((w for w in waivers if given["finding"] in (w.about.id, w.digest)), None)
    if waiver is None:
        if screen.apart and sys.executable and given["report"] is None:
            from surveycheck.cli import apart

            return apart.alone(screen, path)
        waiver = _met(screen, path, given, waivers)
    return _decided(screen, path, accepted, given, waiver, name_of(path))


def _met(screen: Screen, path: Path, given: dict[str, Any], waivers: Sequence[Waiver]) -> Waiver:
    """The waiver that the finding is met by now: its id may be another one than when it was asked for."""
    report = report_of(screen, path, given)
    entries = [entry for book in report.waivers for entry in book.entries]
    digest = next((e.digest for e in entries if given["finding"] == e.finding), "")
    found = next((waiver for waiver in waivers if waiver.digest == digest), None)
    if found is None:
        close = suggestion(given["finding"], [waiver.about.id for waiver in waivers], screen)
        raise Complaint(
            f"没有为问题 {given['finding']} 申请豁免{close}", f"no waiver is asked for {given['finding']}{close}"
        )
    return found


def _decided(screen: Screen, path: Path, accepted: bool, given: dict[str, Any], waiver: Waiver, name: str) -> int:
    from surveycheck.waivers import decide as write

    about, word = waiver.about, screen.word
    write(path, given["decisions"], waiver.digest, accepted, given["name"], given["note"], about.id)
    head = word("已接受", "Accepted") if accepted else word("未接受", "Rejected")
    screen.say(f"{head}  {name}  {about.id}")
    screen.say(f"  {word(about.message, about.message_en or about.message)}")
    screen.say(f"  {word('理由', 'reason')}  {waiver.reason}")
    screen.say(f"  {word('依据', 'clause')}  {waiver.clause}")
    screen.say(f"  {word('申请', 'asked by')}  {waiver.name} {waiver.date}")
    screen.say(word(f"已写入 {given['decisions']}", f"Written: {given['decisions']}"))
    return 0
