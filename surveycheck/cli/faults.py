"""Exceptions → one message and an exit status. Nobody ever sees a traceback."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from surveycheck.cli.screen import Screen

WRONG_USAGE, INCOMPLETE, INTERRUPTED = 2, 3, 130


def report_fault(error: BaseException, screen: Screen) -> int:
    """Say what is wrong, on standard error, and give the exit status."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        screen.tell("已中断，没有写出不完整的文件", "interrupted; no file was left half written", "error")
        return INTERRUPTED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        screen.tell(error.ctx.get_help(), error.ctx.get_help(), "error")
        return WRONG_USAGE
    if isinstance(error, click.UsageError):
        zh, en = _usage(error)
        path = error.ctx.command_path if error.ctx else "surveycheck"
        screen.tell(f"{zh}（用法见 {path} --help）", f"{en} (see {path} --help)", "error")
        return WRONG_USAGE
    words = _own_words(error)
    if words is not None:
        packs = list(getattr(error, "packs", ()))  # which pack? a program may ask its user
        screen.tell(f"错误：{words[0]}", f"error: {words[1]}", "error", packs=packs)
        return INCOMPLETE if getattr(error, "loss", False) else WRONG_USAGE
    return _crash(error, screen)


def _own_words(error: BaseException) -> tuple[str, str] | None:
    """Errors of ours that carry their words in both languages; files that the system refuses."""
    if hasattr(error, "zh") and hasattr(error, "en"):
        option = str(getattr(error, "option", ""))
        zh, en = (f"（{option}）", f" ({option})") if option else ("", "")
        return f"{error.zh}{zh}", f"{error.en}{en}"
    faults = getattr(error, "faults", None)
    if faults:
        return _fault_lines(getattr(error, "name", ""), faults, 0), _fault_lines(getattr(error, "name", ""), faults, 1)
    if isinstance(error, OSError):
        file = error.filename2 or error.filename  # the second is what was to be replaced by a temporary one
        zh, en = (str(file),) * 2 if file else ("输出", "the output")
        words = error.strerror or str(error)
        return f"无法读写{zh}：{words}", f"cannot read or write {en}: {words}"
    return None


def _fault_lines(name: str, faults: Sequence[Any], language: int) -> str:
    head = (
        f"规则包 {name} 无法加载，共 {len(faults)} 处错误：",
        f"the pack {name} does not load, {len(faults)} faults:",
    )
    lines = [fault_line(fault, language) for fault in faults[:20]]
    if len(faults) == 1 and not faults[0].file:
        return lines[0]
    more = [(f"… 另有 {len(faults) - 20} 处", f"… and {len(faults) - 20} more")[language]] if len(faults) > 20 else []
    return "\n  ".join([head[language], *lines, *more])


def fault_line(fault: Any, language: int) -> str:
    """A fault of a pack on one line: file, row, column, words."""
    place = fault.file + (f":{fault.row}" if fault.row else "") + (f" {fault.column}" if fault.column else "")
    words = fault.message_en if language else fault.message
    return f"{place}{('：', ': ')[language]}{words}" if place else words


def _usage(error: click.UsageError) -> tuple[str, str]:
    """click's complaints in both languages."""
    en = f"error: {error.format_message()}"
    if isinstance(error, click.NoSuchOption):
        near = f"，是否指 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"错误：没有选项 {error.option_name}{near}", en
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
        if isinstance(error.param, click.Option):
            name = error.param.opts[0]
        return f"错误：缺少 {name}", f"error: {name} is missing"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param_hint or ""
        allowed = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
        zh = f"可用的值：{'、'.join(map(str, allowed))}" if allowed else error.message
        return f"错误：{name} 的值不对。{zh}", en
    if isinstance(error, click.BadOptionUsage):
        return f"错误：选项 {error.option_name} 缺少值或用法不对", en
    extra = re.search(r"extra arguments? \((.*)\)", error.format_message())
    return f"错误：多余的参数 {extra[1]}" if extra else f"错误：用法不对（{error.format_message()}）", en


def _crash(error: BaseException, screen: Screen) -> int:
    """A fault of the program itself: one line, and a file with the details for those who ask."""
    words = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]
    zh, en = f"程序内部出错，检查没有完成：{words}", f"an internal fault, nothing was checked completely: {words}"
    if screen.debug:
        path = _details(error)
        screen.tell(f"{zh}。详情已写入 {path}", f"{en}. Details are in {path}", "error")
    else:
        screen.tell(f"{zh}。加 --debug 可把详情写入文件", f"{en}. --debug writes the details into a file", "error")
    return INCOMPLETE


def _details(error: BaseException) -> str:
    """The traceback in a file of its own among the temporary ones: never beside what is being checked."""
    import tempfile
    import traceback

    words = "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="surveycheck-", suffix=".txt", delete=False) as file:
        file.write(words)
    return file.name
