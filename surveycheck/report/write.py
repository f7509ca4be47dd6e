"""Reports as files: written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from surveycheck.model import Report
from surveycheck.report.page import to_html
from surveycheck.report.serialise import to_json
from surveycheck.whole import write_whole

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "html": to_html,
    "json": lambda report, _: to_json(report),
}
"""Format → its text in a language."""

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
LONGEST = 60
"""Characters of a name; with four bytes each it still fits where names may have 255 bytes."""


class FormatError(ValueError):
    """A format that cannot be written. ``zh`` and ``en`` say which there are."""

    def __init__(self, unknown: Sequence[str]) -> None:
        self.unknown, there = tuple(unknown), ", ".join(FORMATS)
        self.zh = f"不支持的报告格式：{'、'.join(unknown)}（可用：{there}）"
        self.en = f"unknown report format: {', '.join(unknown)} (there are: {there})"
        super().__init__(self.en)


def write(
    report: Report, folder: str | Path, formats: Sequence[str] = ("html", "json"), lang: str = "zh"
) -> tuple[Path, ...]:
    """Write ``<deliverable>.report.<format>`` into ``folder``, which is made if need be; existing files are replaced.

    Every text is complete before the first file is touched. Raises FormatError before anything is written, OSError when
    the folder cannot be written to.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise FormatError(unknown)
    folder, stem = Path(folder), safe_name(report.name)
    texts = [(folder / f"{stem}.report.{name}", FORMATS[name](report, lang)) for name in dict.fromkeys(formats)]
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts:
        write_whole(path, text)
    return tuple(path for path, _ in texts)


def safe_name(name: str) -> str:
    """A file name that every system takes: no separators, no reserved device name, no blank or dot at its end."""
    clean = UNSAFE.sub("_", name)[:LONGEST].rstrip(" .")
    return f"_{clean}" if not clean or clean.startswith(".") or RESERVED.match(clean) else clean
