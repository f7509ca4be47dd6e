"""Defects of the package and its documents: PKG, DOC."""

from __future__ import annotations

import shutil

from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter


@planter("PKG-01")
def missing(d: Deliverable, path: str, role: str, code: str = "PKG-01") -> None:
    """A file that must be there is not."""
    (d.folder / path).unlink()
    d.found_missing(code, role, (f"缺少 {path}", f"{path} is missing"))


@planter("PKG-09")
def no_metadata(d: Deliverable) -> None:
    """The metadata are missing."""
    missing(d, "元数据/metadata.xml", "metadata", "PKG-09")


@planter("DOC-11")
def no_commission(d: Deliverable) -> None:
    """The commission is missing."""
    missing(d, "扫描资料/委托书.pdf", "contract", "DOC-11")


@planter("PKG-02")
def copied(d: Deliverable, path: str, copy: str) -> None:
    """The same file is there twice."""
    shutil.copyfile(d.folder / path, d.folder / copy)
    d.found_at_file("PKG-02", copy, (f"与 {path} 内容相同", f"the same content as {path}"))


@planter("PKG-03")
def not_what_it_says(d: Deliverable, path: str) -> None:
    """A file that is no PDF, whatever its name says."""
    (d.folder / path).write_text("示例：这不是 PDF 文件。\n", encoding="utf-8", newline="\n")
    d.found_at_file("PKG-03", path, ("扩展名与内容不符", "the extension does not fit the content"))


@planter("PKG-04")
def unexpected(d: Deliverable, path: str) -> None:
    """A file that the package has no place for."""
    (d.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (d.folder / path).write_text("示例：临时文件。\n", encoding="utf-8", newline="\n")
    d.found_at_file("PKG-04", path, ("规定外文件", "a file that has no place in the package"))


@planter("PKG-08")
def hollow(d: Deliverable, path: str) -> None:
    """A file without content."""
    (d.folder / path).write_bytes(b"")
    d.found_at_file("PKG-08", path, ("空文件", "empty file"))


@planter("DOC-03")
def no_summary(d: Deliverable) -> None:
    """The technical summary is missing."""
    missing(d, "扫描资料/技术总结.pdf", "summary", "DOC-03")


@planter("DOC-04")
def no_check_report(d: Deliverable) -> None:
    """The check report is missing."""
    missing(d, "扫描资料/检查报告.pdf", "check-report", "DOC-04")
