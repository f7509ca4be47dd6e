"""One sealed file for another office: report, what the ledger says of it, digests of all, a signature, the findings as
a layer of a map. It is a zip of plain names."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from surveycheck.guard import features_apart
from surveycheck.ledger import Filter, Ledger, handed, lists, packed
from surveycheck.report import stem_of, write, write_manifest
from surveycheck.seal import PrivateKey, now, sign
from surveycheck.seal.documents import as_text
from surveycheck.whole import write_whole

ABOUT = ".package.json"
"""What the name of the ledger's part ends with."""

FEATURES = ".features.gpkg"
"""What the name of the layer of drawn features ends with."""

DATED = (1980, 1, 1, 0, 0, 0)


def make_package(ledger: Ledger, submission: int, target: Path, key: PrivateKey | None = None) -> tuple[str, ...]:
    """Write the package of a submission and give the names within. Without ``key`` it is not signed: it can be told
    to be whole, but not whose it is. Where pyogrio is there, findings and drawn features go along as GeoPackage; the
    features only while the files of the submission are where they were, and what they were. Raises LedgerError,
    PaperError, OSError."""
    with ledger.read() as connection:
        about, report = packed(connection, submission)
        files = Path(lists.submissions(connection, Filter(submission=submission)).rows[0].path)
    with tempfile.TemporaryDirectory(prefix="surveycheck-package-") as name:
        folder, stem = Path(name), stem_of(report)
        gis = find_spec("pyogrio") is not None
        paths = [*write(report, folder, ["json", *(["gpkg"] if gis else [])])]
        drawn = folder / f"{stem}{FEATURES}"
        if gis and _features(files, str(about["submission"]["digest"]), paths[0], drawn):
            paths.append(drawn)
        paths.append(folder / f"{stem}{ABOUT}")
        write_whole(paths[-1], as_text(about))
        manifest, section = write_manifest(report, folder, paths)
        paths.append(manifest)
        if key is not None:
            paths.append(sign(folder / f"{stem}.sig", section, key, now()))
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        write_whole(target.absolute(), _zipped(paths))
        return tuple(path.name for path in paths)


def _features(files: Path, digest: str, report: Path, target: Path) -> bool:
    """The drawn features, where the files are still what was handed in, before and after they are read."""
    if not files.exists() or not files.is_absolute() or handed(files).digest != digest:
        return False
    if features_apart(files, report, target) and handed(files).digest == digest:
        return True
    target.unlink(missing_ok=True)
    return False


def _zipped(paths: Sequence[Path]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for path in paths:
            made.writestr(zipfile.ZipInfo(path.name, DATED), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
