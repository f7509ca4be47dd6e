"""``surveycheck explain CODE``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, suggestion
from surveycheck.cli.layout import wrapped
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.handbook.sheet import Seen
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
        click.Option(
            ["--lesson"],
            is_flag=True,
            help=screen.word("写成讲义：正误对照、思考题，第二页为答案", "as a lesson sheet with questions"),
        ),
        click.Option(
            ["--report"],
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            metavar="REPORT.json",
            help=screen.word("讲义中的案例取自这份报告", "take the case of the sheet from this report"),
        ),
        click.Option(
            ["--finding"],
            metavar="ID",
            help=screen.word("哪条问题，默认该规则的第一条", "which finding of it; default: the first"),
        ),
    ]
    words = (
        "解释一条规则：名称、依据、为什么、怎么改，以及反例和正例。",
        "Explains one rule: title, clause, why it matters, how to mend it, bad and good examples.",
    )
    examples = [
        "surveycheck explain GEO-01",
        "surveycheck explain boundary-not-closed --pack geometry --out card.html",
        "surveycheck explain GEO-01 --lesson --out sheet.html",
    ]
    return Command("explain", screen, lambda **given: explain(screen, **given), words, examples, params)


def explain(screen: Screen, code: str, pack: str | None, out: Path | None, **sheet: Any) -> int:
    """Print one rule, or write it to ``out``. With no pack named, the first installed pack that has it, or the pack of
    the report that the case of a ``sheet`` is taken from."""
    from surveycheck.cli.packs_of import packs_of

    _writable(out)
    _is_sheet(out, **sheet)
    packs = packs_of(pack, screen)
    for one in packs:
        rule = one.rule(code) or one.rule(code.upper()) or one.rule(code.lower())
        if rule is not None:
            if out is None:
                screen.say("\n".join(_page(rule, one, screen)))
            else:
                _write(rule, one, out, screen, **sheet)
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


def _is_sheet(out: Path | None, lesson: bool, report: Path | None, finding: str | None) -> None:
    """Raises ``Complaint`` where the options of a lesson sheet do not fit together."""
    if lesson and (out is None or out.suffix.lower() != ".html"):
        raise Complaint("--lesson 需要 --out FILE.html", "--lesson takes --out FILE.html")
    if (report or finding) and not lesson:
        raise Complaint("--report 和 --finding 只用于 --lesson", "--report and --finding go with --lesson only")
    if finding and not report:
        raise Complaint("--finding 需要 --report", "--finding takes --report")


def _write(
    rule: Rule, pack: Pack, out: Path, screen: Screen, lesson: bool, report: Path | None, finding: str | None
) -> None:
    if not lesson:
        _write_card(rule, pack, out, screen)
        return
    from surveycheck.handbook.sheet import lesson_sheet
    from surveycheck.whole import write_whole

    seen = _case(rule, report, finding) if report is not None else None
    write_whole(out.absolute(), lesson_sheet(pack, rule, screen.lang, seen))
    screen.say(f"{screen.word('已写出', 'written')}  {out}")


def _case(rule: Rule, file: Path, finding: str | None) -> Seen:
    """A finding of the rule in a saved report, with its picture from the page beside it."""
    from surveycheck.handbook.sheet import Seen
    from surveycheck.report import from_json, page_pictures

    try:
        report = from_json(file.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError) as error:
        raise Complaint(f"--report {file} 不是检查报告：{error}", f"--report {file} is no report: {error}") from error
    found = [f for f in report.findings if f.code == rule.code and f.id.startswith(finding or "")]
    if not found:
        raise Complaint(
            f"--report {file} 中没有规则 {rule.code} 的这条问题", f"--report {file} has no such finding of {rule.code}"
        )
    page = file.with_suffix(".html")
    pictures = page_pictures(page.read_text(encoding="utf-8")) if page.is_file() else {}
    shown = next((f for f in found if f.id in pictures), found[0])
    return Seen(shown, report.name, pictures.get(shown.id, ""))


def _write_card(rule: Rule, pack: Pack, out: Path, screen: Screen) -> None:
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
        (word("依据", "Clause"), word(f"{rule.clause}（{sure}）", f"{rule.clause_en or rule.clause} ({sure})")),
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
