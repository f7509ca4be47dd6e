"""Maps of drawings that ezdxf writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ezdxf
import pytest

from surveycheck import read_deliverable
from surveycheck.map.made import sheet_of


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[Callable[[Any, Any], object]], Any]:
    """The map of what a function draws into the model space of a document."""

    def made(draw: Callable[[Any, Any], object]) -> Any:
        document = ezdxf.new("R2010")
        draw(document.modelspace(), document)
        document.saveas(tmp_path / "drawing.dxf")
        return sheet_of(read_deliverable(tmp_path / "drawing.dxf").drawings[0])

    return made
