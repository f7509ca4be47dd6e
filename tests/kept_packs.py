"""Installed packs are read once a process: they do not change while tests run, and some hundred tests ask for them."""

from __future__ import annotations

import functools
from pathlib import Path

import surveycheck.pack
import surveycheck.pack.load
from surveycheck.pack import Pack

read_anew = surveycheck.pack.load.load_pack
kept = functools.cache(read_anew)


@functools.wraps(read_anew)
def load_pack(name_or_folder: str | Path, trust: bool = False, examples: bool = True) -> Pack:
    """As the engine's own; packs are frozen, so that nobody can change what another is given. A folder is read anew
    each time, for tests write into theirs."""
    inside = surveycheck.pack.load.packs_folder()
    folder = inside / name_or_folder  # a text that is a whole path stays what it is
    if isinstance(name_or_folder, str) and folder.is_dir() and folder.parent == inside:
        return kept(name_or_folder, trust, examples)
    return read_anew(name_or_folder, trust, examples)


surveycheck.pack.load_pack = surveycheck.pack.load.load_pack = load_pack
