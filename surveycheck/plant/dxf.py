"""Drawings as ezdxf documents: bytes → document → bytes, with the encoding, the handles and the line ends kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ezdxf._options import options
from ezdxf.filemanagement import readfile
from ezdxf.lldxf.const import DXFError

from surveycheck.plant.faults import PlantError


def document_of(content: bytes, path: str) -> Any:
    """The document. Raises PlantError when ezdxf cannot read it: what is broken already is not spoilt further."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "drawing.dxf"
        file.write_bytes(content)
        try:
            return readfile(file)
        except (DXFError, OSError, UnicodeError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise PlantError(
                f"{path} 已经有结构问题，无法打开来植入缺陷：{error}",
                f"{path} is not sound and cannot be opened to be spoilt: {error}",
            ) from error


def dxf_bytes(document: Any) -> bytes:
    """A drawing as a file: Windows line ends, as CAD programs write them, no time stamps, and the classes in order, for
    ezdxf adds them from a set."""
    document.classes.add_required_classes(document.dxfversion)
    document.classes.classes = dict(sorted(document.classes.classes.items()))
    raw = BytesIO()
    stream = TextIOWrapper(raw, document.output_encoding, errors="dxfreplace", newline="\r\n")
    with without_dates():
        document.write(stream)
    stream.flush()
    return raw.getvalue()


@contextmanager
def without_dates() -> Iterator[None]:
    """ezdxf writes fixed dates and identifiers instead of today's."""
    kept = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = kept
