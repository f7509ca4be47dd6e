"""What is told of a lone drawing that holds nothing, and of one that could not even be read."""

from __future__ import annotations

import ezdxf
import pytest

from surveycheck import inspect
from surveycheck.report.unseen import NOTHING


@pytest.mark.parametrize("data", [b"", b"\0" * 900, None])
def test_that_files_open_is_said_of_those_that_do(tmp_path, data):
    file = tmp_path / "a.dxf"
    if data is None:
        ezdxf.new("R2010").saveas(file)
    else:
        file.write_bytes(data)
    report = inspect(file, "geometry")
    assert (NOTHING[0] in report.losses) == (data is None)
    assert report.losses
    assert not report.complete
