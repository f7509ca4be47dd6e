"""A package of another office: unpacked within limits, verified, and loaded into the ledger as it is."""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.ledger import Ledger, LedgerError, Sender, taken_over
from surveycheck.model import Report
from surveycheck.office.package import ABOUT
from surveycheck.report import ReportError, from_json
from surveycheck.seal import NAME, SealError, Signature, Trusted, digests_of_file, read_manifest, read_signature
from surveycheck.seal.manifest import UNSAFE
from surveycheck.verify import Answer, Wanted, verify

MEMBERS = 16
"""Files of a package: ours has five."""

MEMBER = 1024**3
"""Bytes of one of them, unpacked: a report of a hundred thousand findings takes 200 MB."""

RATIO, RATIO_FROM = 200, 16 * 1024**2
"""Unpacked ÷ packed of a large file; reports, which repeat themselves, stay below 60."""


BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error)
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the files of a package may be packed: ours are deflated."""


@dataclass(frozen=True)
class Accepted:
    """``answer``: what was verified; ``new`` is False where the result was in the ledger already."""

    answer: Answer
    submission_id: int
    new: bool
    sender: Sender


def accept_package(
    ledger: Ledger, package: Path, by: str, known: Sequence[Trusted], unsigned: bool = False
) -> Accepted:
    """Verify a package and take its result over. ``known``: trusted keys, one of which must have signed it, unless
    ``unsigned`` allows it to be without. Nothing is checked again.

    Raises LedgerError for what is no package, was changed, or is not signed by a trusted key; OSError.
    """
    with tempfile.TemporaryDirectory(prefix="surveycheck-accept-") as name:
        folder = Path(name)
        _unpack(package, folder)
        report_file = _report(folder)
        answer = verify(report_file, None, known, Wanted(signed=not unsigned))
        _believable(answer, unsigned)
        report, about = _read(report_file)
        sender = _sender(package, report_file, known)
        with ledger.write() as connection:
            own, new = taken_over(connection, about, report, sender, by)
    return Accepted(answer, own, new, sender)


def _unpack(package: Path, folder: Path) -> None:
    """Every file of the zip, by its plain name. Raises LedgerError before a byte is unpacked of a zip that leads out of
    the folder, or is larger than a package can be."""
    try:
        with zipfile.ZipFile(package) as found:
            every = found.infolist()
            _fine(every)
            for one in every:
                _member(found, one, folder / one.filename)
    except (*BROKEN, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(package.name, str(error)[:100]) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place in the file that cannot be
            raise
        raise _refused(package.name, str(error)[:100]) from error


def _fine(every: Sequence[zipfile.ZipInfo]) -> None:
    names = [one.filename for one in every]
    if len(every) > MEMBERS or len({name.casefold() for name in names}) < len(names):
        raise ValueError(f"{len(every)} files")
    for one in every:
        plain = one.filename and not UNSAFE.search(one.filename) and not one.filename.startswith(".")
        if not plain or one.filename.endswith((" ", ".")) or (one.external_attr >> 16) & 0o170000 == 0o120000:
            raise ValueError(f"no plain file name: {one.filename[:60]!r}")
        large = one.file_size > RATIO_FROM and one.file_size > RATIO * max(1, one.compress_size)
        if one.file_size > MEMBER or large or one.flag_bits & 1:
            raise ValueError(f"{one.filename[:60]!r} is too large, or encrypted")
        if one.compress_type not in PACKED:
            raise ValueError(f"{one.filename[:60]!r} is packed in a way that packages are not")


def _member(found: zipfile.ZipFile, one: zipfile.ZipInfo, target: Path) -> None:
    with found.open(one) as source, target.open("wb") as out:
        shutil.copyfileobj(source, out, 1 << 20)
        if out.tell() != one.file_size:
            raise ValueError(f"{one.filename[:60]!r} is of another size")


def _report(folder: Path) -> Path:
    """The one report that the manifest names. Raises LedgerError where there is none, or files that nobody names."""
    try:
        sections = read_manifest(folder / NAME)
    except SealError as error:
        raise _refused(NAME, error.en) from error
    names = [entry.name for section in sections for entry in section.files]
    files = [name for name in names if name.endswith(".report.json")]
    strangers = {p.name for p in folder.iterdir()} - {NAME, *names, *(f"{one.stem}.sig" for one in sections)}
    if len(sections) != 1 or len(files) != 1 or strangers or not (folder / files[0]).is_file():
        raise _refused(NAME, f"{len(files)} reports, {len(strangers)} files that it does not name")
    if not any(name.endswith(ABOUT) for name in names):
        raise _refused(NAME, f"no *{ABOUT}")
    return folder / files[0]


def _believable(answer: Answer, unsigned: bool) -> None:
    """Raises LedgerError unless all is as it was packed, by somebody known."""
    bad = [point for point in answer.points if point.level == "bad"]
    missing = [point for point in answer.points if point.state == "not-all-there"]
    good = answer.verdict == "authentic" or (unsigned and answer.verdict == "consistent")
    if bad or missing or not good:
        said = bad or missing or [p for p in answer.points if p.about == "signature"] or list(answer.points)
        zh, en = "；".join(p.zh for p in said), "; ".join(p.en for p in said)
        raise LedgerError(f"不能接收这个包：{zh}", f"this package is not accepted: {en}")


def _read(report_file: Path) -> tuple[Report, dict[str, object]]:
    about = report_file.with_name(report_file.name.removesuffix(".json") + ABOUT)
    try:
        report = from_json(report_file.read_text(encoding="utf-8"))
        document = json.loads(about.read_text(encoding="utf-8"))
    except (ReportError, OSError, ValueError, RecursionError) as error:
        raise _refused(about.name, repr(error)[:100]) from error
    if not isinstance(document, dict):
        raise _refused(about.name, "no object")
    return report, document


def _sender(package: Path, report_file: Path, known: Sequence[Trusted]) -> Sender:
    path = report_file.with_name(report_file.name.removesuffix(".json") + ".sig")
    signature: Signature | None = read_signature(path) if path.is_file() else None
    sha256 = digests_of_file(package)[0].sha256
    if signature is None:
        return Sender(package.name, sha256)
    name = next((one.name for one in known if one.key == signature.public), "")
    return Sender(package.name, sha256, signature.public.id, name, signature.signed)


def _refused(name: str, why: str) -> LedgerError:
    return LedgerError(f"{name} 不是可以接收的包（{why}）", f"{name} is no package that can be accepted ({why})")
