"""What every test needs: Qt without a screen, and a clear word where Qt cannot start at all."""

from __future__ import annotations

import functools
import os
import signal
import tempfile
from pathlib import Path

import hypothesis
import pytest
import qt_probe

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SURVEYCHECK_CACHE"] = str(Path(tempfile.gettempdir()) / f"surveycheck-tests-{os.getpid()}")
os.environ["SURVEYCHECK_CONFIG"] = os.environ["SURVEYCHECK_CACHE"] + "-config"

# A run in the background of a shell ignores Ctrl-C and hands that down; the programs that tests start are to feel it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Examples are limited by their number and not by the clock: machines are busy at times.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")

pytest_plugins = ["collector", "crash_notes", "kept_packs", "more_workers", "rewritten"]

UI_TESTS = Path(__file__).parent / "ui"


@functools.cache
def without_qt() -> str:
    """Why Qt cannot start here, and what mends it; an empty string where it can."""
    known = os.environ.get("SURVEYCHECK_TESTS_WITHOUT_QT")
    lacks = qt_probe.lacks() if known is None else known
    os.environ["SURVEYCHECK_TESTS_WITHOUT_QT"] = lacks  # the workers of xdist need not ask again
    return f"{lacks}; `make setup` says what to install" if lacks.startswith("qt") else ""


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--accept", action="store_true", help="golden tests: write what is found now as accepted")
    if without_qt():
        pluginmanager.set_blocked("pytest-qt")  # it would end the whole run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if without_qt() and item.get_closest_marker("needs_qt"):
            item.add_marker(pytest.mark.skip(reason=without_qt()))


class ModuleWithoutQt(pytest.Module):
    """A test module that cannot even be imported, because it imports Qt; it is reported as skipped."""

    def collect(self) -> list[pytest.Item]:
        pytest.skip(without_qt(), allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    if UI_TESTS in module_path.parents and without_qt():
        return ModuleWithoutQt.from_parent(parent, path=module_path)
    return None
