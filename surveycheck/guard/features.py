"""The features of a deliverable as a GeoPackage, read in a process of its own."""

from __future__ import annotations

from pathlib import Path

from surveycheck.guard.limits import Limits
from surveycheck.guard.room import new_room


def features_apart(path: Path, report: Path, out: Path, limits: Limits | None = None) -> bool:
    """Write the drawn features of the deliverable at ``path`` to ``out``; False where nothing is drawn, or where the
    process died, hung or took too much: what is drawn is then not there, and nothing else is lost. Raises OSError when
    the process cannot be started."""
    from surveycheck.guard.watch import program, watch

    with new_room() as room:
        told = ("--report", str(report), "--out", str(out))
        end = watch(
            program("features", str(path), *told, module="surveycheck.cli.main"), room, limits or Limits(), [path]
        )
    return end.reason == "answered" and end.status == 0 and out.is_file()
