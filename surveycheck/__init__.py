"""surveycheck checks and grades integrated survey deliverables.

The public door. Everything is imported when it is first asked for, so that ``import surveycheck`` costs nothing.

``inspect(path)`` goes the whole way and gives a ``Report``; its steps are ``read_deliverable``, ``load_pack``,
``run_rules``, ``grade_runs`` and ``build_report``; ``write`` writes a report's files. ``inspect_apart`` goes it in a
process of its own. (The steps do not bear the bare
names of the rooms that they come from: a package's attribute ``read`` is its subpackage ``read``.)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from surveycheck.grade import grade as grade_runs
    from surveycheck.guard import GuardError, Limits, inspect_apart
    from surveycheck.inspection import ChoiceError, CodeError, exit_status, inspect
    from surveycheck.model import Report
    from surveycheck.pack import PackError, installed_packs, load_pack
    from surveycheck.read import Cache, ReadError
    from surveycheck.read import read as read_deliverable
    from surveycheck.report import build as build_report
    from surveycheck.report import from_json, summary, to_json, write
    from surveycheck.run import Options
    from surveycheck.run import run as run_rules

__all__ = [
    "Cache",
    "ChoiceError",
    "CodeError",
    "GuardError",
    "Limits",
    "Options",
    "PackError",
    "ReadError",
    "Report",
    "__version__",
    "build_report",
    "exit_status",
    "from_json",
    "grade_runs",
    "inspect",
    "inspect_apart",
    "installed_packs",
    "load_pack",
    "read_deliverable",
    "run_rules",
    "summary",
    "to_json",
    "write",
]

_DOOR = {
    "Cache": ("read", "Cache"),
    "ChoiceError": ("inspection", "ChoiceError"),
    "CodeError": ("inspection", "CodeError"),
    "GuardError": ("guard", "GuardError"),
    "Limits": ("guard", "Limits"),
    "Options": ("run", "Options"),
    "PackError": ("pack", "PackError"),
    "ReadError": ("read", "ReadError"),
    "Report": ("model", "Report"),
    "build_report": ("report", "build"),
    "exit_status": ("inspection", "exit_status"),
    "from_json": ("report", "from_json"),
    "grade_runs": ("grade", "grade"),
    "inspect": ("inspection", "inspect"),
    "inspect_apart": ("guard", "inspect_apart"),
    "installed_packs": ("pack", "installed_packs"),
    "load_pack": ("pack", "load_pack"),
    "read_deliverable": ("read", "read"),
    "run_rules": ("run", "run"),
    "summary": ("report", "summary"),
    "to_json": ("report", "to_json"),
    "write": ("report", "write"),
}


def __getattr__(name: str) -> Any:
    try:
        room, own = _DOOR[name]
    except KeyError:
        raise AttributeError(f"module 'surveycheck' has no attribute {name!r}") from None
    return getattr(import_module(f"surveycheck.{room}"), own)
