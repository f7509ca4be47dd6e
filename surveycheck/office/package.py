"""One sealed file for another office: report, what the ledger says of it, digests of all, a signature, the findings as
a layer of a map. It is a zip of plain names."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from surveycheck.ledger import Ledger, packed
from surveycheck.report import stem_of, write, write_manifest
from surveycheck.seal import PrivateKey, now, sign
from surveycheck.seal.documents import as_text
from surveycheck.whole import write_whole

ABOUT = ".package.json"
"""What the name of the ledger's part ends with."""

DATED = (1980, 1, 1, 0, 0, 0)


def make_package(ledger: Ledger, submission: int, target: Path, key: PrivateKey | None = None) -> tuple[str, ...]:
    """Write the package of a submission and give the names within. Without ``key`` it is not signed: it can be told
    to be whole, but not whose it is. GeoPackage where pyogrio is there. Raises LedgerError, PaperError, OSError."""
    with ledger.read() as connection:
        about, report = packed(connection, submission)
    with tempfile.TemporaryDirectory(prefix="surveycheck-package-") as name:
        folder, stem = Path(name), stem_of(report)
        formats = ["json", *(["gpkg"] if find_spec("pyogrio") else [])]
        paths = [*write(report, folder, formats), folder / f"{stem}{ABOUT}"]
        write_whole(paths[-1], as_text(about))
        manifest, section = write_manifest(report, folder, paths)
        paths.append(manifest)
        if key is not None:
            paths.append(sign(folder / f"{stem}.sig", section, key, now()))
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        write_whole(target.absolute(), _zipped(paths))
        return tuple(path.name for path in paths)


def _zipped(paths: Sequence[Path]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for path in paths:
            made.writestr(zipfile.ZipInfo(path.name, DATED), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
