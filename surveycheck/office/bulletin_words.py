"""Words of a bulletin, Chinese and English."""

from __future__ import annotations

Pair = tuple[str, str]

WORDS: dict[str, Pair] = {
    "kind": ("测绘成果质量情况通报", "Bulletin on the quality of survey deliverables"),
    "span": (
        "{first} 至 {last} 收到的成果（北京时间，含首尾两日）",
        "deliverables received from {first} to {last} (China time, both days included)",
    ),
    "office": ("发布单位", "Issued by"),
    "by": ("经办人", "Officer"),
    "issued": ("发布时间", "Issued"),
    "summary": ("总体情况", "In short"),
    "said": (
        "共收到成果 {submitted} 份：合格 {passed} 份，不合格 {failed} 份，未能判定 {unknown} 份，合格率 {rate}。"
        "其中首次提交 {first} 份，首次提交合格率 {first_rate}。",
        "{submitted} received: {passed} pass, {failed} do not, of {unknown} nobody can tell; {rate} pass. "
        "{first} of them "
        "are the first of their project and stage, of which {first_rate} pass.",
    ),
    "said-notices": (
        "期内发出整改通知书 {issued} 份，其中已结案 {closed} 份（整改后复查通过 {mended} 份）。",
        "{issued} notice(s) to rectify were issued, of which {closed} are closed ({mended} after a passed re-check).",
    ),
    "said-contracts": (
        "涉及项目 {projects} 个，其中 {known} 个有合同信息，采用标准合同文本 {standard} 个，占 {share}。",
        "{projects} project(s) are concerned; of {known} the contract is known, {standard} of which ({share}) use the "
        "standard text.",
    ),
    "levels": ("结果分布", "Results"),
    "firms": ("各单位情况", "By firm"),
    "months": ("逐月情况", "By month"),
    "defects": ("常见问题", "Commonest defects"),
    "defects-said": (
        "按查出该问题的成果数排列，占比为占全部成果的比例。共 {rules} 条规则查出问题，列前 {n} 条。",
        "By the number of deliverables concerned; shares are of all deliverables. {rules} rule(s) found something; the "
        "first {n} are listed.",
    ),
    "failing": ("不合格项目", "Failing projects"),
    "failing-said": (
        "各项目、各阶段最近一次提交不合格的，共 {n} 个。",
        "Projects whose newest submission of a stage does not pass: {n}.",
    ),
    "failing-more": ("另有 {n} 个未列出，见台账。", "{n} more are not listed: see the ledger."),
    "lots": ("监督抽查批次", "Spot checks"),
    "credit": ("信用信息", "Credit information"),
    "credit-said": (
        "按基本、良好、不良三类公布，注明来源和日期，不计分、不评级。",
        "Entries of the classes basic, good and bad, with source and day; there are no points and no ratings.",
    ),
    "counted": ("统计口径", "How it was counted"),
    "count-1": (
        "成果按文件内容识别，同一内容只计一次；结果取最近一次检查。",
        "A deliverable is its files: the same files count once, with their newest result.",
    ),
    "count-2": (
        "合格率＝合格份数÷（合格份数＋不合格份数）；未能完整读入或未检查的计入“未能判定”，不计入合格率。",
        "Share that passes = passed ÷ (passed + failed); what was not read whole or not checked is unknown, "
        "and in no share.",
    ),
    "count-3": (
        "首次提交：同一项目、同一阶段此前没有提交过；未写明项目的成果不计入首次提交。",
        "First: nothing was handed in before for the same project and stage; without a project it is not "
        "counted as one.",
    ),
    "count-4": (
        "结果由程序按规则包检查得出，参考版规则包不代表主管部门的规定；不是法定的测绘成果质量检验结论。",
        "Results come from a machine check by rule packs; reference packs are not what an authority has "
        "ruled, and this is "
        "no legal inspection verdict.",
    ),
    "firm": ("单位", "Firm"),
    "no-firm": ("（未写明）", "(not said)"),
    "month": ("月份", "Month"),
    "level": ("结果", "Result"),
    "submissions": ("成果（份）", "Submissions"),
    "passed": ("合格", "Pass"),
    "failed": ("不合格", "Fail"),
    "unknown": ("未能判定", "Unknown"),
    "rate": ("合格率", "Pass rate"),
    "first": ("首次提交", "First"),
    "first_rate": ("首次合格率", "First-time pass rate"),
    "code": ("规则", "Rule"),
    "title": ("问题", "Defect"),
    "findings": ("处数", "Findings"),
    "share": ("占比", "Share"),
    "project": ("项目", "Project"),
    "stage": ("阶段", "Stage"),
    "score": ("得分", "Score"),
    "notice": ("整改通知书", "Notice"),
    "deadline": ("期限", "Deadline"),
    "name": ("名称", "Name"),
    "units": ("单位成果", "Units"),
    "sample": ("样本", "Sample"),
    "verdict": ("结论", "Verdict"),
    "class": ("类别", "Class"),
    "text": ("内容", "Text"),
    "source": ("来源", "Source"),
    "date": ("日期", "Day"),
    "none": ("无", "None"),
    "figure-firms": ("各单位成果：合格、不合格、未能判定（份）", "Submissions by firm: pass, fail, unknown"),
    "figure-firms-more": ("各单位成果（提交最多的 {n} 家）", "Submissions by firm (the {n} with most)"),
    "figure-months": ("逐月合格率与首次提交合格率（%）", "Pass rate and first-time pass rate by month (%)"),
    "figure-defects": ("查出各类问题的成果（份）", "Submissions in which a rule found something"),
    "digest": ("通报摘要 {sha256}", "digest of this bulletin {sha256}"),
    "page": ("第 {n} 页　共 {all} 页", "Page {n} of {all}"),
}


def say(key: str, language: int, **values: object) -> str:
    """The words of a key in a language."""
    return WORDS[key][language].format(**values)


def share(value: object) -> str:
    """A share in percent, — where nothing is known."""
    return "—" if value is None else f"{value}%"
