"""What stands beside a report and speaks for it: the manifest of the folder, and the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.seal import NAME, PublicKey, SealError, Section, Signature, Trusted, read_manifest, read_signature
from surveycheck.seal.manifest import check_entry, ours
from surveycheck.seal.signature import SUFFIX
from surveycheck.seal.signature import beside as signature_beside
from surveycheck.verify.answer import Change, Point
from surveycheck.verify.opened import Opened


@dataclass(frozen=True)
class Proof:
    """``section`` names the files of the report, None where nothing does; ``signature`` is one that holds."""

    section: Section | None
    signature: Signature | None
    points: tuple[Point, ...]


def proof_of(report: Opened) -> Proof:
    """What speaks for a file. A signature that holds says more than a manifest, and the manifest must agree with it."""
    listed, points = _listed(report)
    signature, more = _signature(report, listed)
    section = signature.section if signature else listed
    points = [*points, *more]
    if signature and listed and listed != signature.section:
        zh, en = f"{NAME} 与签名的清单不符", f"{NAME} is not what was signed"
        points.append(Point("manifest", "bad", "manifest-changed", zh, en))
    if section is not None:
        points += _files(report, section)
    return Proof(section, signature, tuple(points))


def _listed(report: Opened) -> tuple[Section | None, list[Point]]:
    folder = report.path.parent
    path = folder / NAME
    if not path.exists() and not path.is_symlink():
        return None, []
    try:
        ours(folder)
    except SealError as error:
        return None, [Point("manifest", "open", "other-manifest", *_short(error, path))]
    try:
        sections = read_manifest(path)
    except SealError as error:
        return None, [Point("manifest", "bad", "manifest-changed", error.zh, error.en)]
    for by_name in (True, False):
        for section in sections:
            entry = section.entry(report.path.name, None if by_name else report.digests)
            if entry is not None:
                return section, []
    zh, en = f"{NAME} 中没有这个文件：{report.path.name}", f"{NAME} does not know this file: {report.path.name}"
    return None, [Point("manifest", "open", "not-listed", zh, en)]


def _signature(report: Opened, listed: Section | None) -> tuple[Signature | None, list[Point]]:
    paths = [report.path.parent / f"{listed.stem}{SUFFIX}"] if listed else []
    paths += signature_beside(report.path)
    path = next((p for p in paths if p.exists() or p.is_symlink()), None)
    if path is None:
        return None, []
    try:
        signature = read_signature(path)
    except SealError as error:
        return None, [Point("signature", "bad", "signature-changed", error.zh, error.en)]
    if signature.section.entry(report.path.name, report.digests) is None:
        zh, en = f"{path.name} 签的不是这个文件", f"{path.name} signs other files than this one"
        return None, [Point("signature", "bad", "signature-changed", zh, en)]
    return signature, []


def _files(report: Opened, section: Section) -> list[Point]:
    """Every file of the section; that it lacks one is said, but the report is what it was."""
    own = section.entry(report.path.name, report.digests)
    changes, missing = [], []
    for entry in section.files:
        if entry is own:
            same = entry.digests == report.digests and not report.path.is_symlink()
            state = "same" if same else "link" if report.path.is_symlink() else "changed"
        else:
            state = check_entry(report.path.parent, entry)
        if state == "missing":
            missing.append(Change("missing", entry.name))
        elif state != "same":
            changes.append(Change("link" if state == "link" else "changed", entry.name))
    points = []
    if changes:
        zh, en = f"{len(changes)} 个报告文件与清单不符", f"not what the manifest says: {_files_en(len(changes))}"
        points.append(Point("report", "bad", "report-changed", zh, en, tuple(changes)))
    else:
        number = len(section.files) - len(missing)
        zh, en = f"{number} 个报告文件与清单一致", f"as the manifest says: {_files_en(number)} of the report"
        points.append(Point("manifest", "good", "listed", zh, en))
    if missing:
        zh, en = f"清单中的 {len(missing)} 个文件不在这里", f"not here: {_files_en(len(missing))} of the manifest"
        points.append(Point("manifest", "open", "not-all-there", zh, en, tuple(missing)))
    return points


def _files_en(number: int) -> str:
    return f"{number} file" + ("" if number == 1 else "s")


def signed_by(proof: Proof, wanted: PublicKey | None, known: Sequence[Trusted], demanded: bool) -> Point | None:
    """Whose signature it is. ``wanted``: the key that it must be; else one of the ``known``; ``demanded``: no report
    without one."""
    signature = proof.signature
    if signature is None:
        if any(point.about == "signature" for point in proof.points):
            return None
        bad = demanded or wanted is not None
        zh, en = "没有签名：不能证明由谁写出", "not signed: nobody vouches for where it comes from"
        return Point("signature", "bad" if bad else "open", "unsigned", zh, en)
    key, time = signature.public, signature.signed
    name = next((one.name for one in known if one.key == key), "")
    if wanted is not None and key != wanted:
        zh = f"不是由所要求的密钥签名：签名者 {name} {key.id}，要求 {wanted.id}"
        en = f"signed by another key than the one demanded: {name} {key.id}, wanted {wanted.id}"
        return Point("signature", "bad", "wrong-key", zh.replace("  ", " "), en.replace("  ", " "))
    if wanted is None and not name:
        zh = f"由未知密钥签名：{key.id}（{time}）。确认是谁的公钥以后，核对时给出它，或把它加入受信任的公钥"
        en = f"signed by an unknown key: {key.id} ({time}). Once you know whose it is, give it or add it to yours"
        return Point("signature", "bad", "unknown-key", zh, en)
    zh = f"由 {name or '所给密钥'} 于 {time} 签名（{key.id}）"
    en = f"signed by {name or 'the key given'} on {time} ({key.id})"
    return Point("signature", "good", "signed", zh, en)


def _short(error: SealError, path: Path) -> tuple[str, str]:
    return f"旁边的 {path.name} 不是 surveycheck 的清单", f"{path.name} beside it is no manifest of surveycheck"
