"""Commands whose help and complaints speak the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import click

from surveycheck.cli.layout import table, wrapped
from surveycheck.cli.screen import LANGUAGES, Screen

HELP = 80
"""Columns of a help text: a plain terminal has no more."""

PROGRAM = "surveycheck"


class Command(click.Command):
    """A command with its words in one language, and examples in its help."""

    def __init__(
        self,
        name: str,
        screen: Screen,
        callback: Callable[..., int],
        words: tuple[str, str],
        examples: Sequence[str],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(name, callback=callback, params=[*params, *common_options(screen)], add_help_option=True)
        self.screen = screen
        self.words = screen.word(*words)
        self.examples = examples

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(super().get_help_option(ctx), self.screen)

    def get_help(self, ctx: click.Context) -> str:
        return help_text(self, self.screen, self.words, self.examples, ctx)


class Group(click.Group):
    """A group that imports a command when it is called, and lists the others without importing them.

    ``listed`` maps names to the module that makes the command and its one line; ``unbuilt`` names commands to come,
    ``unlisted`` the modules of those that
    people have no use for, or that the line of another one names.
    """

    def __init__(
        self,
        name: str,
        screen: Screen,
        listed: Mapping[str, tuple[str, tuple[str, str]]],
        words: tuple[str, str],
        examples: Sequence[str],
        unbuilt: Sequence[str] = (),
        params: Sequence[click.Parameter] = (),
        unlisted: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(name, params=[*params, *common_options(screen)], no_args_is_help=True)
        self.screen = screen
        self.listed = listed
        self.words = screen.word(*words)
        self.examples = examples
        self.unbuilt = unbuilt
        self.unlisted = unlisted or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.unbuilt:
            raise Complaint(
                f"命令 {cmd_name} 尚未提供", f"the command {cmd_name} is not built yet; see {PROGRAM} --help"
            )
        modules = {**{name: module for name, (module, _) in self.listed.items()}, **self.unlisted}
        if cmd_name not in modules:
            return None
        made: click.Command = import_module(modules[cmd_name]).command(self.screen)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            path = ctx.command_path
            close = suggestion(name, self.listed, self.screen)
            raise Complaint(
                f"没有命令 {name}{close}（{path} --help 列出全部命令）",
                f"there is no command {name}{close} ({path} --help lists them)",
            )
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(super().get_help_option(ctx), self.screen)

    def get_help(self, ctx: click.Context) -> str:
        return help_text(self, self.screen, self.words, self.examples, ctx)


class Complaint(Exception):
    """Wrong usage, in Chinese and English: exit status 2."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(en)


def suggestion(word: str, known: Sequence[str] | Mapping[str, object], screen: Screen) -> str:
    """“, did you mean …?” for a misspelt word, or nothing."""
    import difflib

    alike = {_alike(name): name for name in known}
    wanted = _alike(word)
    close = [alike[wanted]] if wanted in alike else []
    close = close or [alike[name] for name in difflib.get_close_matches(wanted, list(alike), n=3)]
    if not close:
        return ""
    return screen.word(f"，是否指 {'、'.join(close)}？", f", did you mean {' or '.join(close)}?")


def existing(path: Path, screen: Screen) -> None:
    """Raises ``Complaint`` when there is nothing at ``path``, with the names beside it that are spelt alike."""
    if path.exists():
        return
    beside = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    close = suggestion(path.name, beside, screen)
    raise Complaint(f"没有这个文件或文件夹：{path}{close}", f"no such file or folder: {path}{close}")


def _alike(word: str) -> str:
    """A word without the differences that eyes miss: case, O and 0, l, I and 1, underscores, GEO-2 for GEO-02."""
    return re.sub(r"-0+(?=\d)", "-", word.lower().translate(str.maketrans("oil_", "011-")))


def common_options(screen: Screen) -> list[click.Parameter]:
    """Options that every command has, at every position."""
    lang = screen.word("显示语言，默认随系统", "language of what is printed; default: the system's")
    debug = screen.word("出错时把详情写入文件", "write details of a crash into a file")
    return [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=lang),
        click.Option(["--debug"], is_flag=True, expose_value=False, hidden=True, help=debug),
    ]


def _help_option(option: click.Option | None, screen: Screen) -> click.Option | None:
    if option is not None:
        option.help = screen.word("显示本帮助", "show this help")
    return option


def help_text(command: click.Command, screen: Screen, words: str, examples: Sequence[str], ctx: click.Context) -> str:
    """Usage, what it does, commands or options, examples."""
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    lines = [
        f"{screen.word('用法：', 'Usage: ')}{_usage(usage, screen)}",
        *([] if isinstance(command, Group) else [""]),
        *("  " + line for line in wrapped(words, HELP - 2)),
    ]
    if isinstance(command, Group):
        rows = [(name, screen.word(*line)) for name, (_, line) in command.listed.items()]
        lines += ["", screen.word("命令：", "Commands:"), *table(rows, columns=HELP)]
    records = [_record(p, ctx) for p in command.get_params(ctx) if isinstance(p, click.Option) and not p.hidden]
    lines += ["", screen.word("选项：", "Options:"), *table(records, columns=HELP)]
    lines += ["", screen.word("示例：", "Examples:"), *("  " + example for example in examples)]
    return "\n".join(lines)


def _usage(usage: str, screen: Screen) -> str:
    if screen.lang == "en":
        return usage
    return usage.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if option.is_flag else " " + option.make_metavar(ctx).strip("[]")
    return names + value, option.help or ""
