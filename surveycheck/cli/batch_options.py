"""The options of ``surveycheck batch``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from surveycheck.cli.ledger_at import ledger_option
from surveycheck.cli.screen import Screen


def options(screen: Screen) -> list[click.Parameter]:
    """All of them, with their words."""
    word = screen.word
    file = click.Path(path_type=Path)
    rows: list[tuple[list[str], dict[str, Any], str, str]] = [
        (["--pack"], {"metavar": "NAME|FOLDER"}, "规则包；默认由各成果识别", "rule pack; default: told from each"),
        (["--jobs"], {"type": click.IntRange(1), "metavar": "N"}, "同时检查几份；默认为处理器数", "how many at a time"),
        (
            ["--decisions"],
            {"type": file, "metavar": "FILE"},
            "检查员对豁免申请的决定",
            "an inspector's decisions on waivers",
        ),
        (
            ["--time-limit"],
            {"type": float, "metavar": "SECONDS"},
            "每份成果规则的时间上限（秒）",
            "of each: no rule begins later than this",
        ),
        (
            ["--hard-limit"],
            {"type": float, "metavar": "SECONDS"},
            "每份成果的总时间上限，超过即终止",
            "of each: end its check then",
        ),
        (["--memory-limit"], {"type": float, "metavar": "GB"}, "每份成果的内存上限", "of each: end it beyond that"),
        (["--again"], {"is_flag": True}, "未能完整检查的重新检查", "check again what is incomplete"),
        (["--trust-pack"], {"is_flag": True}, "运行规则包文件夹中的 Python", "run the Python of a pack folder"),
        (
            ["--cluster"],
            {"metavar": "tls://…"},
            "交给 Dask 集群检查；tcp:// 只用于可信网络",
            "let a Dask cluster check; tcp:// on trusted networks only",
        ),
        (
            ["--json", "json_file"],
            {"metavar": "FILE|-"},
            "写出 JSON；- 为标准输出",
            "write the outcome as JSON; -: here",
        ),
        (["--progress"], {"type": click.Choice(("auto", "none", "jsonl")), "default": "auto"}, "进度显示", "progress"),
    ]
    made: list[click.Parameter] = [click.Option(names, help=word(zh, en), **more) for names, more, zh, en in rows]
    return [ledger_option(screen), *made]
