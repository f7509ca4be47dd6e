"""A report into a folder: its files, and the manifest of what was written; what fails takes nothing else with it."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveycheck.model import Progress, Report, silent
from surveycheck.report.manifest import signature_path, write_manifest
from surveycheck.report.turn import turn_in
from surveycheck.report.write import made_files, save
from surveycheck.seal.manifest import Section, ours


@dataclass(frozen=True)
class Unwritten:
    """A format of which not all was written, and why (Chinese, English)."""

    format: str
    zh: str
    en: str
    error: Exception


@dataclass(frozen=True)
class Written:
    """``files`` are those of the report; ``manifest`` and its ``section`` name them, None where there is none."""

    files: tuple[Path, ...]
    manifest: Path | None
    section: Section | None
    failed: tuple[Unwritten, ...]


def write_into(
    report: Report,
    folder: str | Path,
    formats: Sequence[str] = ("html", "json"),
    progress: Progress = silent,
    **wanted: Any,
) -> Written:
    """As ``write`` (which says what may be ``wanted``), with ``manifest.json``. A format that fails is told of in
    ``failed``, and the others are written.

    A signature of an older report of that name is taken away: it would be none of these. Raises FormatError, SealError
    where ``manifest.json`` is none of ours, BusyError where another check goes on writing there, OSError where nothing
    can be written there.
    """
    folder = Path(folder)
    failed: list[Unwritten] = []

    def fail(name: str, error: Exception) -> None:
        failed.append(Unwritten(name, *_words(name, error), error))

    ours(folder)
    made = made_files(report, folder, formats, progress, fail, **wanted)
    folder.mkdir(parents=True, exist_ok=True)
    with turn_in(folder, progress):
        signature_path(report, folder).unlink(missing_ok=True)
        files = save(made, fail)
        manifest, section = write_manifest(report, folder, files) if files else (None, None)
    return Written(files, manifest, section, tuple(failed))


def _words(name: str, error: Exception) -> tuple[str, str]:
    zh, en = getattr(error, "zh", ""), getattr(error, "en", "")
    if isinstance(error, OSError):
        place, why = error.filename or "", str(error.strerror or error)
        full = error.errno == errno.ENOSPC
        zh = f"{place} {'磁盘已满，请腾出空间再试' if full else why}".strip()
        en = f"{place} {'the disk is full: make room and try again' if full else why}".strip()
    if not zh or not en:
        zh = en = f"{type(error).__name__}: {error}"[:300]
    return f"{name.upper()} 没有写出：{zh}", f"{name.upper()} was not written: {en}"
