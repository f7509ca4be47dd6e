"""The files of a report into the manifest of their folder, whichever formats have written them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from surveycheck.model import Report
from surveycheck.report.serialise import seal_of
from surveycheck.report.write import safe_name
from surveycheck.seal.manifest import Section, add_section, section_of
from surveycheck.seal.signature import SUFFIX


def write_manifest(report: Report, folder: str | Path, paths: Sequence[Path]) -> tuple[Path, Section]:
    """Put files of ``folder`` that were written for a report into its ``manifest.json``; those of other reports stay
    there. Gives the manifest's path and the section of this report, which is what a signature is over.

    Raises SealError where ``manifest.json`` is none of ours, OSError.
    """
    folder = Path(folder)
    section = section_of(report.name, stem_of(report), report.started, seal_of(report).content, paths)
    return add_section(folder, section), section


def stem_of(report: Report) -> str:
    """What the names of a report's files begin with."""
    return f"{safe_name(report.name)}.report"


def signature_path(report: Report, folder: Path) -> Path:
    """Where the signature of a report stands."""
    return folder / f"{stem_of(report)}{SUFFIX}"
