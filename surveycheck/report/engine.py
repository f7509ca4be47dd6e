"""Which programs made a report."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import shapely


def engine_versions() -> Mapping[str, str]:
    """Versions of what the verdict rests on, without loading the readers' libraries."""
    return {
        "version": _installed("surveycheck"),
        "python": platform.python_version(),
        "numpy": _installed("numpy"),
        "shapely": _installed("shapely"),
        "geos": ".".join(str(number) for number in shapely.geos_version),
        "ezdxf": _installed("ezdxf"),
        "lxml": _installed("lxml"),
    }


@cache  # each time its file is searched for and read: of five libraries a tenth of a second, for every report
def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # put on a path instead of installed
        return ""
