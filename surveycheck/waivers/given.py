"""The files of waivers and decisions that a check works with."""

from __future__ import annotations

from pathlib import Path

from surveycheck.waivers.asked import Asked, beside, read_asked
from surveycheck.waivers.decided import Decided, read_decided
from surveycheck.waivers.errors import WaiverError
from surveycheck.waivers.store import not_within, own_file


def given(path: Path, waivers: Path | None, decisions: Path | None) -> tuple[Asked | None, Decided | None]:
    """The waivers of ``waivers``, else of the file beside the deliverable at ``path`` where there is one, and the
    decisions of ``decisions``.

    Raises WaiverError: with ``loss`` where the file that stands beside it cannot be read, since nobody named it.
    """
    for file in (waivers, decisions):
        if file is not None and not file.exists():
            raise WaiverError(f"没有这个文件：{file}", f"no such file: {file}")
    if decisions is not None:
        own_file(path, decisions)
        if waivers is not None and decisions.resolve() == waivers.resolve():
            raise WaiverError("豁免申请和决定不能是同一个文件", "waivers and decisions cannot be one file")
    if waivers is not None:
        not_within(path, waivers)
    decided = read_decided(decisions) if decisions is not None else None
    if waivers is not None:
        return read_asked(waivers), decided
    there = beside(path)
    return (read_asked(there, loss=True) if there.exists() or there.is_symlink() else None), decided
