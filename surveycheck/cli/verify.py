"""``surveycheck verify REPORT [PATH]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.screen import Screen, put

EXAMPLES = (
    "surveycheck verify out/NAME.report.json DELIVERABLE.zip",
    "surveycheck verify NAME.report.html --key office.pub",
)
YES, NO, UNREADABLE = 0, 1, 3


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    code = word("纸质报告上的校验码：是否这一份", "verification code on paper: is it this report?")
    key = word("必须由此公钥签名", "must be signed by this public key")
    signed = word("必须由受信任的公钥签名", "must be signed by a trusted key (see key trust)")
    params: list[click.Parameter] = [
        click.Argument(["report"], type=file),
        click.Argument(["path"], type=file, required=False),
        click.Option(["--key"], type=file, metavar="PUBLIC", help=key),
        click.Option(["--signed"], is_flag=True, help=signed),
        click.Option(["--code"], metavar="CODE", default="", help=code),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=word("必须由此规则包作出", "must be made by this pack")),
        *beside_options(screen),
        click.Option(["--json", "json_file"], metavar="FILE|-", help=word("写出 JSON；- 为标准输出", "write the JSON")),
    ]
    words = (
        "核对报告是否未被改动；给出 PATH 时，核对成果文件是否仍与报告一致，哪些改动、新增、缺失。"
        "依据报告的封印、旁边的 manifest.json 和签名；没有签名只能说内容一致，不能证明由谁写出。"
        "退出码：0 是，1 否，2 用法错误，3 无法读取。",
        "Is this report untouched, and with PATH: do these files still match it, which were changed, added, lost? By "
        "the report's seal, and by the manifest.json and the signature beside it; unsigned, it is consistent but never "
        "authentic. Exit status: 0 yes, 1 no, 2 wrong usage, 3 unreadable.",
    )
    return Command("verify", screen, lambda **given: verify(screen, **given), words, EXAMPLES, params)


def beside_options(screen: Screen) -> list[click.Parameter]:
    """Further files that a report may rest on."""
    file, same = click.Path(path_type=Path), screen.word("同 check", "as for check")
    return [
        click.Option(["--check-survey", "survey"], type=file, metavar="FILE", help=same),
        click.Option(["--earlier"], type=file, metavar="PATH", help=same),
        click.Option(["--waivers"], type=file, metavar="FILE", help=same),
        click.Option(["--decisions"], type=file, metavar="FILE", help=same),
        click.Option(["--manual"], type=file, metavar="FILE", help=same),
    ]


def beside_of(given: dict[str, Any], screen: Screen) -> Any:
    """The further files, each of which must be there. Raises ``Complaint``."""
    from surveycheck.verify import Beside

    named = {name: given[name] for name in ("survey", "earlier", "waivers", "decisions", "manual")}
    for path in named.values():
        if path is not None:
            existing(path, screen)
    return Beside(**named)


def verify(screen: Screen, report: Path, path: Path | None, **given: Any) -> int:
    """Look, say what was found, and give the exit status."""
    from surveycheck import verify as room
    from surveycheck.cli.options import spelling
    from surveycheck.cli.targets import written_json
    from surveycheck.seal import read_public, trusted

    for one in (report, path):
        if one is not None:
            existing(one, screen)
    key = read_public(given["key"]) if given["key"] is not None else None
    known, faults = trusted()
    for fault in faults:
        screen.tell(f"注意：{fault.zh}", f"note: {fault.en}")
    wanted = room.Wanted(key, given["signed"], given["pack"], given["code"])
    with spelling(screen):
        answer = room.verify(report, path, known, wanted, beside_of(given, screen))
    if given["json_file"] == "-":
        put(sys.stdout, room.answer_json(answer))
    else:
        screen.say(room.answer_text(answer, screen.lang))
        if given["json_file"] is not None:
            inputs = tuple(one for one in (report, path) if one is not None)
            written_json(Path(given["json_file"]), inputs, room.answer_json(answer))
    if answer.verdict == "unreadable":
        return UNREADABLE
    return YES if answer.ok else NO
