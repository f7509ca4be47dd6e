"""``surveycheck ledger accept FILE.zip``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    unsigned = word(
        "也接收没有签名的包（只能证明内容一致）", "accept one without a signature, too (whole, but nobody's)"
    )
    params: list[click.Parameter] = [
        click.Argument(["package"], type=click.Path(path_type=Path)),
        click.Option(["--by"], required=True, metavar="NAME", help=word("经办人", "who accepts it")),
        click.Option(["--unsigned"], is_flag=True, help=unsigned),
        ledger_option(screen),
    ]
    words = (
        "接收其他部门的互认包：核对摘要和签名（须为受信任的公钥，见 key trust），把项目、成果、结果记入台账，"
        "不重新检查；"
        "有任何改动即拒绝。",
        "Accepts another office's package: verifies digests and signature (of a trusted key, see key trust) "
        "and records "
        "project, submission and result without checking again; refuses what was changed.",
    )
    examples = ["surveycheck ledger accept 互认.zip --by 张示例"]
    return Command("accept", screen, lambda **given: accept(screen, **given), words, examples, params)


def accept(screen: Screen, package: Path, by: str, unsigned: bool, where: str | None) -> int:
    """Verify and record; say what was found."""
    from surveycheck.office import accept_package
    from surveycheck.seal import trusted
    from surveycheck.verify import answer_text

    existing(package, screen)
    known, faults = trusted()
    for fault in faults:
        screen.tell(f"注意：{fault.zh}", f"note: {fault.en}")
    with ledger_at(where) as ledger:
        made = accept_package(ledger, package, by, known, unsigned)
    screen.say(answer_text(made.answer, screen.lang))
    number = made.submission_id
    if made.new:
        screen.say(screen.word(f"已记入台账：成果 {number}", f"recorded: submission {number}"))
    else:
        screen.say(screen.word(f"台账中已有这一结果：成果 {number}", f"in the ledger already: submission {number}"))
    return 0
