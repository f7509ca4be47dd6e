"""The samples, as the catalogue lists them, each inspected once."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

from surveycheck.inspection import inspect
from surveycheck.model import Report
from surveycheck.run import Options

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ROLES = {"AREA": "area-coverage", "LINE": "line-network"}
"""The words of ``--as`` and the roles of the geometry pack."""


def catalogue() -> list[dict]:
    with (SAMPLES / "catalogue.toml").open("rb") as file:
        return tomllib.load(file)["sample"]


def earlier_of(sample: dict) -> Path | None:
    """The deliverable of an earlier stage that a sample is held against."""
    return SAMPLES / sample["earlier"] if "earlier" in sample else None


@functools.cache
def inspected(name: str) -> Report:
    """The report of a sample, by the way of ``surveycheck check``."""
    sample = next(s for s in catalogue() if s["name"] == name)
    words = [word.split("=") for word in sample.get("as", ())]
    pack = sample["pack"] if sample.get("by_hand") else None
    options = Options(roles={ROLES[role]: (layer,) for role, layer in words})
    return inspect(SAMPLES / sample["path"], pack, options, earlier=earlier_of(sample))
