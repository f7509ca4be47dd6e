"""Lots for tests."""

from __future__ import annotations

from typing import Any

from surveycheck.spotcheck import Inspector, Lot, SampleSizes, Unit, close, sample_sizes

ROWS = [("2023", "20", "3", "S1"), ("2023", "40", "5", "S1"), ("2023", "120", "11", "S1"), ("2009", "20", "3", "S2")]


def sizes(edition: str = "2023") -> SampleSizes:
    return sample_sizes(ROWS, edition)


def unit(number: int, stratum: str = "", firm: str = "") -> Unit:
    return Unit(f"u{number:03}", f"P{number}", f"成果{number}", firm or f"F{number % 3}", f"{number:064x}", stratum)


def lot(count: int = 12, **changes: Any) -> Lot:
    """An open lot of ``count`` units; ``strata`` gives the stratum of unit ``i`` as ``strata[i % len(strata)]``."""
    strata = changes.pop("strata", ("",))
    parts: dict[str, Any] = {
        "name": "2026-Q4",
        "closed": "2026-11-01T09:00:00+08:00",
        "source": "福彩3D 第2026300期（示例）",
        "day": "2026-11-03",
        "edition": "",
        "size": 0,
        "sizes_source": "",
        "by": "",
        "each": 2,
        "units": tuple(unit(i, strata[i % len(strata)]) for i in range(count)),
        "inspectors": tuple(Inspector(f"i{n}", f"检查员{n}") for n in range(5)),
    }
    return Lot(**{**parts, **changes})


def closed(count: int = 12, **changes: Any) -> Lot:
    return close(lot(count, **changes), sizes())
