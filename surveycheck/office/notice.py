"""A notice to rectify on paper (整改通知书): a sheet of what is to be mended, until when, and how to object."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surveycheck.ledger import Notice, standing_words
from surveycheck.office.papers import Tell, in_china, known_formats, paper_files, written
from surveycheck.office.words import VERDICTS
from surveycheck.report.paper.blocks import Block, Cell, Column, Facts, Heading, Paper, Points, Table, Text
from surveycheck.report.paper.typeset import moment
from surveycheck.spotcheck.verdict import LOT_FAILS

NONE = ""
"""Filled in by hand."""

Pair = tuple[str, str]
WORDS: dict[str, Pair] = {
    "title": ("测绘成果质量整改通知书", "Notice to rectify a survey deliverable"),
    "number": ("编号", "Number"),
    "to": ("致", "To"),
    "unknown-firm": ("（成果未写明生产单位）", "(the deliverable names no firm)"),
    "about": (
        "你单位报送的下列成果经检查，结果为“{level}”，存在附表所列的质量问题。请逐处改正，自查合格后，于 "
        "{deadline} 前重新提交；"
        "重新提交的成果将与本次结果逐处对照复查。",
        "The deliverable below was checked, with the result “{level}”; the defects are listed in the table. "
        "Mend each of "
        "them, check the whole again, and hand it in until {deadline}. What is handed in will be held "
        "against this list.",
    ),
    "incomplete": (
        "成果未能全部读入，附表所列可能不全：{losses}",
        "Not all of it could be read, so there may be more than the table lists: {losses}",
    ),
    "lot": ("所属批", "Lot"),
    "lot-verdict": ("{name}（{verdict}）", "{name} ({verdict})"),
    "lot-fails": (
        "该成果所属的批经抽样检验不合格，整批退回：你单位在该批中的全部成果都应自行复查、改正后重新提交。",
        "The lot of this deliverable was rejected on inspection and is returned as a whole: check all of your "
        "deliverables in it, mend them, and hand them in again.",
    ),
    "project": ("项目", "Project"),
    "deliverable": ("成果", "Deliverable"),
    "stage": ("阶段", "Stage"),
    "digest": ("成果摘要", "Digest"),
    "checked": ("检查时间", "Checked"),
    "pack": ("检查规则", "Rule pack"),
    "standard": ("评定标准", "Standard"),
    "result": ("检查结果", "Result"),
    "code": ("报告校验码", "Code of the report"),
    "deadline": ("整改期限", "Deadline"),
    "counts": ("问题统计", "Defects by class"),
    "class": ("{severity} 类", "Class {severity}"),
    "sum": ("合计", "Sum"),
    "how": ("办理要求", "What to do"),
    "how-mend": (
        "按附表逐处改正；同一原因的其他问题一并改正，不限于所列。",
        "Mend every defect of the table, and whatever else has the same cause.",
    ),
    "how-note": (
        "在“整改情况”栏说明改正办法，由整改人签字，随成果一并提交。",
        "Say in the last column what was done, sign it, and hand it in with the files.",
    ),
    "objection": (
        "对本通知有异议的，可在 {day} 前（发出之日起 {days} 日内）书面提出，写明理由并附材料。"
        "该期限依据 {source}（{certainty}），以主管部门的规定为准。",
        "Objections are taken in writing until {day} (within {days} days of issue), with reasons and "
        "evidence. The term "
        "is that of {source} ({certainty}); what the authority rules comes first.",
    ),
    "objection-open": (
        "对本通知有异议的，可书面提出，写明理由并附材料；期限以主管部门的规定为准。",
        "Objections are taken in writing, with reasons and evidence, within the term that the authority sets.",
    ),
    "machine": (
        "附表中的规则结果由程序检查得出，不是法定的测绘成果质量检验结论。",
        "Results of rules come from a machine check; this is no legal inspection verdict.",
    ),
    "signed": ("签发与签收", "Issued and received"),
    "office": ("签发单位（盖章）", "Issued by (stamp)"),
    "by": ("经办人", "Officer"),
    "issued": ("发出日期", "Issued"),
    "received": ("签收人、日期", "Received by, on"),
    "table": ("附表　问题清单", "Table: what is to be mended"),
    "no": ("序号", "No."),
    "severity": ("类别", "Class"),
    "problem": ("质量问题", "Defect"),
    "where": ("位置", "Place"),
    "clause": ("依据", "Clause"),
    "done": ("整改情况", "What was done"),
    "beyond": ("另有 {n} 处未列出，见检查报告。", "{n} more are not listed: see the report."),
    "page": ("第 {n} 页　共 {all} 页", "Page {n} of {all}"),
    "digest-of": ("通知书摘要 {sha256}", "digest of this notice {sha256}"),
}
CERTAINTY: dict[str, Pair] = {
    "standard": ("标准规定", "a standard"),
    "practice": ("公开资料中的通行做法", "practice seen in public sources"),
    "project": ("项目设定", "set for the project"),
    "unverified": ("未核实", "not verified"),
    "user": ("签发时指定", "said when it was issued"),
}


def notice_paper(document: Mapping[str, Any], objection_deadline: str, sha256: str, language: int) -> Paper:
    """The sheet. ``document``: as the notice keeps it; ``language``: 0 Chinese, 1 English."""

    def word(key: str, **values: object) -> str:
        return WORDS[key][language].format(**values)

    title, number = word("title"), str(document["number"])
    body: list[Block] = [Heading(1, title), *_opening(document, language)]
    body += [Heading(2, word("counts")), _counts(document, language), Heading(2, word("how"))]
    body.append(Points([word("how-mend"), word("how-note"), _objection(document, objection_deadline, language)], True))
    body += [Text(word("machine"), "quiet"), Heading(2, word("signed"))]
    signed = [(word("office"), document["office"]), (word("by"), document["by"]), (word("issued"), document["issued"])]
    body.append(Facts([*signed, (word("received"), NONE)]))
    body += _defects(document, language)
    foot = word("digest-of", sha256=sha256[:16])
    return Paper(
        lang=("zh", "en")[language],
        title=title,
        name=str(document["deliverable"]),
        head=number,
        foot=foot,
        page=word("page", n="{n}", all="{all}"),
        contents="",
        cover=None,
        front=(),
        body=body,
        wide=(),
        annexes=(),
        pictures=(),
    )


def _opening(document: Mapping[str, Any], language: int) -> list[Block]:
    def word(key: str, **values: object) -> str:
        return WORDS[key][language].format(**values)

    colon = ("：", ": ")[language]
    to = document["firm"] or word("unknown-firm")
    level = standing_words(document["level"])[language]
    result = level + (f"　{document['score']:.2f}" if document["score"] is not None else "")
    blocks: list[Block] = [Text(f"{word('number')}{colon}{document['number']}", "quiet")]
    blocks.append(Text(f"{word('to')}{colon}{to}", "strong"))
    blocks.append(Text(word("about", level=level, deadline=document["deadline"])))
    losses = document["losses_en"] if language and document["losses_en"] else document["losses"]
    if not document["complete"]:
        blocks.append(Text(word("incomplete", losses=("；", "; ")[language].join(losses)), "warn"))
    if (document.get("lot") or {}).get("verdict") == LOT_FAILS:
        blocks.append(Text(word("lot-fails")))
    return [*blocks, Facts([row for row in _facts(document, language, result) if row[1]])]


def _facts(document: Mapping[str, Any], language: int, result: str) -> list[tuple[str, str]]:
    """What the notice is about, and by what it was checked."""

    def word(key: str, **values: object) -> str:
        return WORDS[key][language].format(**values)

    pack, lot = document["pack"], document.get("lot") or {"name": "", "verdict": ""}
    verdict = VERDICTS.get(lot["verdict"] or None, ((), ("", "")))[1][language] if lot["verdict"] else ""
    of_lot = word("lot-verdict", name=lot["name"], verdict=verdict) if verdict else lot["name"]
    return [
        (word("lot"), of_lot),
        (word("project"), f"{document['project']}　{document['project_name']}".strip("　")),
        (word("deliverable"), document["deliverable"]),
        (word("stage"), document["stage"]),
        (word("digest"), f"SHA-256 {document['digest']}"),
        (word("checked"), in_china(document["checked"])),
        (word("pack"), f"{pack['name']} {pack['edition']}"),
        (word("standard"), document["standard"]),
        (word("result"), result),
        (word("code"), document["code"]),
        (word("deadline"), document["deadline"]),
    ]


def _counts(document: Mapping[str, Any], language: int) -> Table:
    counts = document["counts"]
    columns = [Column(WORDS["class"][language].format(severity=severity), 1.0, True) for severity in counts]
    cells = [Cell(str(count), "strong" if count else "quiet") for count in counts.values()]
    total = Cell(str(sum(counts.values())), "strong")
    return Table([*columns, Column(WORDS["sum"][language], 1.0, True)], [[*cells, total]])


def _objection(document: Mapping[str, Any], until: str, language: int) -> str:
    term = document["objection"]
    if not until:
        return WORDS["objection-open"][language]
    sure = CERTAINTY.get(term["certainty"], (term["certainty"],) * 2)[language]
    said = WORDS["objection"][language]
    source = (term["source"], term.get("source_en") or term["source"])[language]
    return said.format(day=until, days=term["days"], source=source or "—", certainty=sure)


def _defects(document: Mapping[str, Any], language: int) -> list[Block]:
    names = ("no", "severity", "problem", "where", "clause", "done")
    widths = (0.7, 0.8, 3.8, 2.4, 3.6, 1.8)
    columns = [Column(WORDS[n][language], w, n == "no") for n, w in zip(names, widths, strict=True)]
    rows = [_defect(row, language) for row in document["defects"]]
    blocks: list[Block] = [Heading(2, WORDS["table"][language]), Table(columns, rows, form=True)]
    more = document["beyond"]
    return blocks + ([Text(WORDS["beyond"][language].format(n=more), "warn")] if more else [])


def _defect(row: Mapping[str, Any], language: int) -> list[str | Cell]:
    def told(name: str) -> str:
        return str(row.get(f"{name}_en") or row[name]) if language else str(row[name])

    return [
        str(row["no"]),
        Cell(row["severity"], row["severity"]),
        Cell(told("message"), "", told("fix")),
        Cell(row["where"], "", row["code"]),
        told("clause"),
        "",
    ]


def write_notice(
    notice: Notice, folder: Path, formats: str, lang: str, templates: Path | None, tell: Tell
) -> tuple[Path, ...]:
    """``NUMBER.pdf`` and ``NUMBER.docx`` as the notice was issued. Raises LedgerError, PaperError, OSError."""
    wanted = known_formats(formats, ("pdf", "docx"))
    paper = notice_paper(notice.document, notice.objection_deadline, notice.sha256, 1 if lang == "en" else 0)
    date = moment(notice.issued)
    made = paper_files(paper, notice.document, str(notice.document["format"]), date, wanted, templates, tell)
    return written(folder, notice.number, made)
