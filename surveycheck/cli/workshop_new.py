"""``surveycheck workshop new DELIVERABLE``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.screen import Screen

EXAMPLES = (
    "surveycheck workshop new DELIVERABLE --count 8 --seed 7 --out exercise",
    "surveycheck workshop new DELIVERABLE GEO-01 --count 3 --class C --out exercise",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["path"], metavar="DELIVERABLE", type=file),
        click.Argument(["codes"], metavar="[CODE…]", nargs=-1),
        click.Option(["--out"], type=file, metavar="FOLDER", help=word("练习写入的文件夹", "where the exercise goes")),
        click.Option(["--count"], type=int, default=0, metavar="N", help=word("再随机植入几处", "more, by chance")),
        click.Option(["--stage"], metavar="STAGE,…", help=word("只从这些阶段抽取", "by chance from these only")),
        click.Option(["--class", "classes"], metavar="A,B,…", help=word("只从这些类别抽取", "these classes only")),
        click.Option(["--seed"], type=int, default=1, metavar="N", help=word("种子，默认 1", "which ones; default: 1")),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=word("规则包，默认由成果认领", "default: as claimed")),
    ]
    words = (
        "由一份成果出一份练习：成果副本中植入指定的和随机抽取的缺陷，答案写在旁边。不显示植入了什么；原成果不会改动。",
        "Makes an exercise of a deliverable: a copy with defects that you choose and others by chance, and the answers "
        "beside it. What was planted is not shown, and the deliverable is never changed.",
    )
    return Command("new", screen, lambda **given: new(screen, **given), words, EXAMPLES, params)


def new(
    screen: Screen,
    path: Path,
    codes: tuple[str, ...],
    out: Path | None,
    count: int,
    stage: str | None,
    classes: str | None,
    seed: int,
    pack: str | None,
) -> int:
    """Write the exercise and say where it is."""
    from surveycheck.cli.options import spelling
    from surveycheck.workshop import SEEN, Wanted, codes_of, make_exercise

    if out is None or not (codes or count):
        raise Complaint("需要 --out 文件夹，以及规则编号或 --count", "it takes --out FOLDER, and codes or --count")
    existing(path, screen)
    stages = _known("--stage", stage, screen) or SEEN
    wanted = Wanted(codes_of(codes), count, stages, _known("--class", classes, screen), seed)
    with spelling(screen):
        made = make_exercise(path, out, wanted, pack or "")
    screen.say(screen.word(f"练习：{made.path}", f"exercise: {made.path}"))
    screen.say(
        screen.word(f"答案：{made.key}（{len(made.answers)} 处）", f"answers:  {made.key} ({len(made.answers)})")
    )
    return 0


def _known(option: str, text: str | None, screen: Screen) -> tuple[str, ...]:
    """The stages or classes of an option. Raises ``Complaint`` for a word that is none."""
    from surveycheck.report.words import SEVERITY, STAGE
    from surveycheck.workshop import codes_of

    known = STAGE if option == "--stage" else SEVERITY
    words = codes_of([text or ""])
    for word in words:
        if word not in known:
            there = ", ".join(known)
            raise Complaint(f"{option} 没有 {word}（可用：{there}）", f"{option} has no {word} (there are: {there})")
    return words
