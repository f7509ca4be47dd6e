"""``surveycheck workshop score ANSWERS MARKS``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.pack import Pack
    from surveycheck.plant import Answer
    from surveycheck.workshop import Marks

EXAMPLES = (
    "surveycheck workshop score exercise/clean.answers.json marks.json",
    "surveycheck workshop score answers.json marks.json --out result.html --lang en",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    file = click.Path(path_type=Path, exists=True, dir_okay=False)
    params: list[click.Parameter] = [
        click.Argument(["answers"], metavar="ANSWERS", type=file),
        click.Argument(["marks"], metavar="MARKS", type=file),
        click.Option(
            ["--tolerance"],
            type=float,
            metavar="METRES",
            help=word("标记与缺陷位置的容许距离，默认 1", "between a mark and its defect; default: 1"),
        ),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=word("规则包，默认如标记所说", "default: as MARKS say")),
        click.Option(
            ["--out"], type=click.Path(path_type=Path), metavar="FILE.html", help=word("写成网页", "write a page")
        ),
        click.Option(["--json", "json_file"], metavar="-", help=word("以 JSON 输出", "as JSON on standard output")),
    ]
    words = (
        "按答案给标记评分：找对、位置对但类型不对、漏查、误标。答案由 surveycheck plant 或 workshop new 写出，"
        "标记由桌面程序保存。",
        "Scores marks by the answer key: found, right place with another kind, missed, false. The key is written by "
        "surveycheck plant or workshop new, the marks are kept by the app.",
    )
    return Command("score", screen, lambda **given: score(screen, **given), words, EXAMPLES, params)


def score(
    screen: Screen,
    answers: Path,
    marks: Path,
    tolerance: float | None,
    pack: str | None,
    out: Path | None,
    json_file: str | None,
) -> int:
    """Print or write the result."""
    from surveycheck.cli.layout import table
    from surveycheck.whole import write_whole
    from surveycheck.workshop import TOLERANCE, read_marks, result, result_page
    from surveycheck.workshop.result import read_answers, result_document, result_lines, summary

    if json_file not in (None, "-"):
        raise Complaint("--json 只能是 -", "--json takes - only")
    if out is not None and (out.suffix.lower() != ".html" or not out.absolute().parent.is_dir()):
        raise Complaint(f"--out {out}：应为已有文件夹中的 .html", f"--out {out}: a .html in a folder that is there")
    if tolerance is not None and not 0 <= tolerance < float("inf"):
        raise Complaint("--tolerance 应为不小于 0 的数", "--tolerance must be 0 or more")
    key, marked = read_answers(answers), read_marks(marks)
    one = _pack(screen, pack, key, marked)
    found = result(one, key, marked, TOLERANCE if tolerance is None else tolerance)
    if out is not None:
        write_whole(out.absolute(), result_page(one, found, screen.lang))
    if json_file:
        screen.say(json.dumps(result_document(found), ensure_ascii=False, indent=1))
        return 0
    screen.say("\n".join(table(result_lines(found, screen.lang == "en"))))
    screen.say("\n" + screen.word(*summary(found)))
    if out is not None:
        screen.say(f"{screen.word('已写出', 'written')}  {out}")
    return 0


def _pack(screen: Screen, name: str | None, answers: tuple[Answer, ...], marks: Marks) -> Pack:
    """The pack that was named, that the marks name where it is installed, or the first that has every code."""
    from surveycheck.cli.packs_of import packs_of
    from surveycheck.pack import installed_packs

    if name is not None or marks.pack in {pack.name for pack in installed_packs()}:
        return packs_of(name or marks.pack, screen)[0]
    packs = packs_of(None, screen)
    fits = (pack for pack in packs if all(pack.rule(answer.code) for answer in answers))
    return next(fits, packs[0])
