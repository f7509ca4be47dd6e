"""The day on which a story plays: what the product takes for the time of this computer. The product has no such door,
so its modules are given another ``datetime`` and ``date`` from outside."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, tzinfo
from unittest.mock import patch

PACKAGES = ("surveycheck.ledger", "surveycheck.office", "surveycheck.spotcheck")


@contextmanager
def on(day: str) -> Iterator[None]:
    """Within, the ledger takes noon of this day (ISO) for now."""
    noon = datetime.fromisoformat(f"{day}T12:00:00+08:00")

    class Moment(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return noon.astimezone(tz) if tz else noon.replace(tzinfo=None)

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return date.fromisoformat(day)

    with ExitStack() as stack:
        for module in _modules():
            for name, own, other in (("datetime", datetime, Moment), ("date", date, Day)):
                if getattr(module, name, None) is own:
                    stack.enter_context(patch.object(module, name, other))
        yield


def _modules() -> list[object]:
    """All of those packages, those that nothing has imported yet included."""
    for package in PACKAGES:
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(found.name)
    return [module for name, module in sorted(sys.modules.items()) if name.startswith(PACKAGES)]
