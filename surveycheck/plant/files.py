"""Defects of the package: files that are missing, doubled, empty, unexpected, or not what they say."""

from __future__ import annotations

from surveycheck.plant.copy import Copy
from surveycheck.plant.planter import planter
from surveycheck.rule import Rule


def _papers(copy: Copy) -> list[str]:
    """Files of a role that is no main deliverable; else any."""
    main = {r["role"] for r in copy.pack.table("files") if r.yes("main")}
    there = [p for p in copy.paths if copy.role(p) and copy.role(p) not in main]
    return [p for p in there if p.lower().endswith((".pdf", ".docx", ".xlsx"))] or there or list(copy.paths)


FILE = ("文件", "a file")


@planter("file-missing")
def missing(copy: Copy, rule: Rule) -> None:
    """A file that must be there is not: of a role that no rule reads, if there is one."""
    roles = rule.select.row_where.get("role", ())
    wanted = [r["role"] for r in copy.pack.table("files") if not roles or r["role"] in roles]
    there = [role for role in wanted if len(copy.in_role(role)) == 1]
    papers = [r for r in there if not copy.in_role(r)[0].lower().endswith((".dxf", ".xml"))]
    role = copy.choose(papers or there, [f"role {r}" for r in papers or there], *FILE)
    path = copy.in_role(role)[0]
    copy.remove(path)
    copy.at_file(rule, "", (f"缺少 {path}", f"{path} is missing"), *rule.also, key=role)


@planter("duplicate-file")
def copied(copy: Copy, rule: Rule) -> None:
    """The same file is there twice."""
    path = copy.path([p for p in _papers(copy) if copy.content(p)], *FILE)
    stem, _, suffix = path.rpartition(".")
    twin = f"{stem}(1).{suffix}"
    copy.write(twin, copy.content(path))
    copy.at_file(rule, twin, (f"与 {path} 内容相同", f"the same content as {path}"), *rule.also)


@planter("file-format")
def not_what_it_says(copy: Copy, rule: Rule) -> None:
    """A file that is not what its name says."""
    path = copy.path([p for p in _papers(copy) if not p.lower().endswith((".txt", ".xml"))], *FILE)
    copy.write(path, "示例：格式与扩展名不符。\n".encode())
    copy.at_file(rule, path, ("扩展名与内容不符", "the extension does not fit the content"))


@planter("unexpected-file")
def unexpected(copy: Copy, rule: Rule) -> None:
    """A file that the package has no place for."""
    folders = sorted({path.rpartition("/")[0] for path in copy.paths} | {""})
    names = [f"{folder}/临时{n}.bak".lstrip("/") for folder in folders for n in range(1, 9)]
    free = [name for name in names if name not in copy.paths and not copy.role(name)]
    new = copy.path(free, "没有专门用途的文件夹", "a folder in which not every file has its place")
    copy.write(new, "示例：临时文件。\n".encode())
    copy.at_file(rule, new, ("规定外文件", "a file that has no place in the package"))


@planter("empty-file")
def hollow(copy: Copy, rule: Rule) -> None:
    """A file without content."""
    path = copy.path([p for p in _papers(copy) if copy.content(p)], *FILE)
    copy.write(path, b"")
    copy.at_file(rule, path, ("空文件", "empty file"), *rule.also)


@planter("version-allowed")
def old_version(copy: Copy, rule: Rule) -> None:
    """A drawing in a version that is too old."""
    old = (b"AC1009", b"AC1012", b"AC1014")
    found = [p for p in copy.drawings(rule.select.drawings) if b"AC1015" in copy.content(p)[:2000]]
    path = copy.path(found, "DXF 2000 版的图", "a drawing of the version of 2000")
    allowed = rule.params["allowed"]
    new = next(v for v in reversed(old) if not isinstance(allowed, tuple) or v.decode() not in allowed)
    copy.write(path, copy.content(path).replace(b"AC1015", new, 1))
    copy.at_file(rule, path, (f"版本 {new.decode()}", f"version {new.decode()}"))


@planter("text-decodable")
def wrong_code_page(copy: Copy, rule: Rule) -> None:
    """Text in GBK under the code page of western Europe."""
    found = [p for p in copy.drawings(rule.select.drawings) if _is_gbk(copy.content(p))]
    path = copy.path(found, "GBK 编码的图", "a drawing in GBK with Chinese text")
    copy.write(path, copy.content(path).replace(b"ANSI_936", b"ANSI_1252", 1))
    note = ("声明 ANSI_1252，实为 GBK", "declares ANSI_1252, is GBK")
    copy.at_file(rule, path, note, *[r.code for r in copy.pack.rules if r.code == "FMT-21"])


def _is_gbk(content: bytes) -> bool:
    return b"ANSI_936" in content[:4000] and any(byte > 0x7F for byte in content)
