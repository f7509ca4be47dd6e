from __future__ import annotations

from pathlib import Path

import pytest
from spoiled_pack import copy_of_blank


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A copy of the blank pack in a folder called ``mine``."""
    return copy_of_blank(tmp_path / "mine")
