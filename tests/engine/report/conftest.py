"""Reports made by hand, see ``made_report``."""

from __future__ import annotations

import made_report
import pytest

from surveycheck.model import Report


@pytest.fixture
def report() -> Report:
    return made_report.made()


@pytest.fixture
def hostile() -> Report:
    return made_report.hostile()
