"""Reports as files: written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.model import Progress, Report, Stopped, silent
from surveycheck.report.formats import FORMATS
from surveycheck.report.wish import Wish
from surveycheck.whole import write_whole

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
LONGEST = 60
"""Characters of a name; with four bytes each it still fits where names may have 255 bytes."""


@dataclass(frozen=True)
class File:
    """A file that a format has made, and where it goes."""

    format: str
    path: Path
    content: str | bytes


Failed = Callable[[str, Exception], None]
"""Told which format failed, and why."""


class FormatError(ValueError):
    """A format that cannot be written. ``zh`` and ``en`` say which there are."""

    def __init__(self, unknown: Sequence[str]) -> None:
        self.unknown, there = tuple(unknown), ", ".join(FORMATS)
        self.zh = f"不支持的报告格式：{'、'.join(unknown)}（可用：{there}）"
        self.en = f"unknown report format: {', '.join(unknown)} (there are: {there})"
        super().__init__(self.en)


def write(
    report: Report,
    folder: str | Path,
    formats: Sequence[str] = ("html", "json"),
    lang: str = "zh",
    templates: str | Path | None = None,
    progress: Progress = silent,
    source: str | Path | None = None,
    crs: str = "",
) -> tuple[Path, ...]:
    """Write ``<deliverable>.report.<format>`` into ``folder``, which is made if need be; existing files are replaced.

    ``templates``: a folder of an office with templates of its own. ``progress`` is told how far the writing is, and
    what people should know of the files (events ``stage`` and ``message``); it may raise ``Stopped``. ``source``: the
    deliverable itself, for what copies its drawings; ``crs``: the coordinate system of these, such as ``EPSG:4549``.
    Everything is complete before the first file is touched. Raises FormatError and PaperError before anything is
    written, OSError when the folder cannot be written to.
    """
    made = made_files(report, Path(folder), formats, progress, lang=lang, templates=templates, source=source, crs=crs)
    Path(folder).mkdir(parents=True, exist_ok=True)
    return save(made)


def made_files(
    report: Report,
    folder: Path,
    formats: Sequence[str],
    progress: Progress = silent,
    failed: Failed | None = None,
    *,
    lang: str = "zh",
    templates: str | Path | None = None,
    source: str | Path | None = None,
    crs: str = "",
) -> list[File]:
    """What ``save`` is to write: nothing is touched yet. Where a writer fails, ``failed`` is told, and the others go
    on; without it the error is raised. Raises FormatError."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise FormatError(unknown)
    stem, wanted = safe_name(report.name), tuple(dict.fromkeys(formats))
    wish = Wish(lang, _path(templates), progress, _path(source), crs)
    made: list[File] = []
    for number, name in enumerate(wanted):
        wish.step(number / len(wanted))
        try:
            files = FORMATS[name](report, wish.part(number / len(wanted), (number + 1) / len(wanted)))
        except Stopped:
            raise
        except Exception as error:  # whatever is wrong in one writer must not cost the others
            if failed is None:
                raise
            failed(name, error)
            continue
        made += [File(name, folder / f"{stem}.report.{end}", content) for end, content in files.items()]
    return made


def save(made: Sequence[File], failed: Failed | None = None) -> tuple[Path, ...]:
    """Write the files into their folder, which must be there; gives those that were written. Where the system refuses
    one (it is open in Excel, the disk is full) ``failed`` is told, and the others go on."""
    written = []
    for file in made:
        try:
            write_whole(file.path, file.content)
        except OSError as error:
            if failed is None:
                raise
            failed(file.format, error)
        else:
            written.append(file.path)
    return tuple(written)


def _path(given: str | Path | None) -> Path | None:
    return None if given is None else Path(given)


def safe_name(name: str) -> str:
    """A file name that every system takes: no separators, no reserved device name, no blank or dot at its end."""
    clean = UNSAFE.sub("_", name)[:LONGEST].rstrip(" .")
    return f"_{clean}" if not clean or clean.startswith(".") or RESERVED.match(clean) else clean
