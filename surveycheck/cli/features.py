"""``surveycheck features``: the drawn features of a deliverable as a GeoPackage, written by a process of its own. It is
not listed; ``ledger package`` asks for it."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["path"], type=file),
        click.Option(["--report"], type=file, required=True, metavar="FILE", help=word("它的 JSON 报告", "its report")),
        click.Option(["--out"], type=file, required=True, metavar="FILE", help=word("写入的文件", "the file to write")),
    ]
    words = (
        "把成果的图形要素写成 GeoPackage，注明哪些要素有问题；不改动任何输入。",
        "Writes the drawn features of a deliverable as GeoPackage, with the rules that found something at them.",
    )
    examples = ["surveycheck features NAME.zip --report NAME.report.json --out NAME.gpkg"]
    return Command("features", screen, lambda **given: write(screen, **given), words, examples, params)


def write(screen: Screen, path: Path, report: Path, out: Path) -> int:
    """Read and write; nothing where nothing is drawn."""
    from surveycheck.cli.check import told
    from surveycheck.cli.compare import saved
    from surveycheck.model import silent
    from surveycheck.read import Cache, read
    from surveycheck.report.features_gpkg import features_gpkg
    from surveycheck.whole import write_whole

    existing(path, screen)
    made = features_gpkg(read(path, progress=told(silent), cache=Cache.of_user()), saved(report))
    if made is not None:
        write_whole(out, made)
    return 0
