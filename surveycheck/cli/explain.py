"""``surveycheck explain CODE``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint, suggestion
from surveycheck.cli.layout import wrapped
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.model import Finding, Model
    from surveycheck.pack import Pack
    from surveycheck.rule import Example, Rule

LINES = 12
"""Lines of an example's file that are shown."""


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [
        click.Argument(["code"]),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=screen.word("规则包", "the pack of the rule")),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="FILE.html|FILE.svg",
            help=screen.word("写成网页，或只写图例", "write a page, or the pictures alone"),
        ),
    ]
    words = (
        "解释一条规则：名称、依据、为什么、怎么改，以及反例和正例。",
        "Explains one rule: title, clause, why it matters, how to mend it, bad and good examples.",
    )
    examples = ["surveycheck explain GEO-01", "surveycheck explain boundary-not-closed --pack geometry --out card.html"]
    return Command("explain", screen, lambda code, pack, out: explain(screen, code, pack, out), words, examples, params)


def explain(screen: Screen, code: str, pack: str | None, out: Path | None = None) -> int:
    """Print one rule, or write it to ``out``. With no pack named, the first installed pack that has it."""
    from surveycheck.cli.packs_of import packs_of

    _writable(out)
    packs = packs_of(pack, screen)
    for one in packs:
        rule = one.rule(code) or one.rule(code.upper()) or one.rule(code.lower())
        if rule is not None:
            if out is None:
                screen.say("\n".join(_page(rule, one, screen)))
            else:
                _write(rule, one, out, screen)
            return 0
    known = [word for one in packs for rule in one.rules for word in (rule.code, rule.name, *rule.aliases)]
    close = suggestion(code, known, screen)
    raise Complaint(
        f"没有规则 {code}{close}（surveycheck rules 列出全部）",
        f"there is no rule {code}{close} (see surveycheck rules)",
    )


def _writable(out: Path | None) -> None:
    if out is not None and out.suffix.lower() not in (".html", ".svg"):
        raise Complaint(f"--out {out}：只能写成 .html 或 .svg", f"--out {out}: write a .html or a .svg")
    if out is not None and (out.is_dir() or not out.absolute().parent.is_dir()):
        raise Complaint(f"--out 无法写入 {out}", f"--out cannot write to {out}: no such folder, or a folder")


def _write(rule: Rule, pack: Pack, out: Path, screen: Screen) -> None:
    from surveycheck.lesson import lessons
    from surveycheck.report.card_page import card_html, card_svg
    from surveycheck.whole import write_whole

    drawn = lessons(pack, rule.code)
    svg = out.suffix.lower() == ".svg"
    if svg and not any(one.picture for one in drawn):
        raise Complaint(
            f"{rule.code} 的示例没有图形，请写成 .html",
            f"nothing is drawn in the examples of {rule.code}: write a .html",
        )
    text = card_svg(rule, drawn, screen.lang) if svg else card_html(rule, pack, drawn, screen.lang)
    write_whole(out.absolute(), text)
    screen.say(f"{screen.word('已写出', 'written')}  {out}")


def _shown(pack: Pack, rule: Rule, example: Example) -> tuple[Model, list[Finding]]:
    """The example as it is read, and what the rule finds in it."""
    from surveycheck.lesson import shown

    result = shown(pack, rule, example)
    return result.model, [finding for finding in result.findings if finding.code == rule.code]


def _page(rule: Rule, pack: Pack, screen: Screen) -> Iterator[str]:
    from surveycheck.report.build import quality_names
    from surveycheck.report.words import CERTAINTY, SEVERITY, STAGE

    word = screen.word
    yield f"{rule.code}  {word(rule.title, rule.title_en)}"
    if rule.aliases:
        codes = ", ".join(rule.aliases)
        yield word(f"  也回答编号 {codes}", f"  also answers to {codes}")
    english = quality_names(pack)
    quality = "/".join(english.get(part, part) for part in rule.quality.split("/"))
    stage, severity = word(*STAGE.get(rule.stage, (rule.stage, rule.stage))), word(*SEVERITY[rule.severity])
    yield f"  {rule.name} · {pack.name} · {stage} · {severity} · {word(rule.quality, quality)}"
    sure = word(*CERTAINTY.get(rule.certainty, (rule.certainty, rule.certainty)))
    for head, text in (
        (word("提示语", "Message"), "\n".join(_messages(rule, screen))),
        (word("依据", "Clause"), f"{rule.clause}（{sure}）"),
        (word("为什么", "Why"), word(rule.why.zh, rule.why.en)),
        (word("怎么改", "How to mend it"), word(rule.fix.zh, rule.fix.en)),
        (word("检查条件", "Input"), word(rule.needs.zh, rule.needs.en)),
    ):
        if text:
            yield ""
            yield head
            yield from _indented(text, "  ")
    if rule.home:
        yield ""
        yield word(f"例子取自规则包 {rule.pack}", f"the examples are those of the pack {rule.pack}")
    for head, examples in ((word("反例", "Bad"), rule.bad), (word("正例", "Good"), rule.good)):
        for example in examples:
            yield ""
            yield f"{head}{word('：', ': ')}{word(example.name, example.name_en or example.name)}"
            yield from _sketch(pack, rule, example)
            yield from _example(example, screen)


def _messages(rule: Rule, screen: Screen) -> Iterator[str]:
    """What the rule may say: its own sentence, and those of its cases."""
    from surveycheck.rule.message import named

    said = [rule.message, *rule.cases.values()]
    sentences = (screen.word(named(words.zh), named(words.en, "en")) for words in said)
    yield from dict.fromkeys(sentence for sentence in sentences if sentence)


def _sketch(pack: Pack, rule: Rule, example: Example) -> Iterator[str]:
    from surveycheck.picture import example_sketch

    model, found = _shown(pack, rule, example)
    return ("  " + line for line in example_sketch(model, found))


def _indented(text: str, indent: str) -> Iterator[str]:
    return (indent + line for line in wrapped(text, 100 - len(indent)))


def _example(example: Example, screen: Screen) -> Iterator[str]:
    for row in (example.drawing, *example.features, *example.records):
        if row:
            yield from _indented(_pairs(row), "  ")
    for file in example.files:
        lines = str(file.get("text", file.get("hex", ""))).rstrip("\n").split("\n")
        stored = file.get("name_encoding")
        yield f"  {file.get('path', '')}" + (
            f"  ({screen.word('文件名存为', 'name stored in')} {stored})" if stored else ""
        )
        yield from (line for text in lines[:LINES] for line in _indented(text, "    "))
        if len(lines) > LINES:
            yield "    …"
    if example.settings:
        yield from _indented(_pairs(example.settings), "  ")
    for facts in example.finds:
        yield from _indented(f"→ {_pairs(facts) or screen.word('查出', 'found')}", "  ")


def _pairs(row: Mapping[str, object]) -> str:
    return "  ".join(f"{name} = {_value(value)}" for name, value in row.items())


def _value(value: object) -> object:
    """Lists of words as people write them; lists of lists, such as extended data, as the card does."""
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return value
