"""Words of the papers of a spot check, in Chinese and English."""

from __future__ import annotations

from surveycheck.report.words import Pair

PAPER: dict[str, Pair] = {
    "report": ("测绘成果质量检验报告", "Inspection report on survey deliverables"),
    "draft": ("草稿：尚不能评定，不得使用", "Draft: it cannot be judged yet; not for use"),
    "draft-kept": (
        "草稿：结论尚未存入台账，或此后结果有改动，不得使用",
        "Draft: the verdict is not kept in the ledger as it stands now; not for use",
    ),
    "number": ("报告编号", "Report number"),
    "product": ("成果名称", "Deliverables"),
    "firm": ("生产单位", "Survey firm(s)"),
    "client": ("委托单位", "Commissioned by"),
    "body": ("检验单位", "Inspection body"),
    "lot": ("检验批", "Lot"),
    "date": ("检验日期", "Date of the inspection"),
    "lot-of": ("{name}：批量 {units}，样本量 {size}", "{name}: {units} units, a sample of {size}"),
    "firms-more": ("{first} 等 {n} 家", "{first} and others ({n} firms)"),
    "head": ("检验报告", "inspection report"),
    "foot": ("评定摘要 SHA-256 {code}", "digest of the verdict: SHA-256 {code}"),
    "page": ("第 {n} 页　共 {all} 页", "Page {n} of {all}"),
    "contents": ("目录", "Contents"),
    "made": ("编制", "Prepared by"),
    "reviewed": ("审核", "Reviewed by"),
    "approved": ("批准", "Approved by"),
    "dated": ("　　年　　月　　日", "Date"),
    "stamp": ("检验单位（检验专用章）", "Stamp of the inspection body"),
    "notes": ("注意事项", "Notes"),
    "note-stamp": (
        "本报告无检验单位检验专用章和骑缝章无效。",
        "Without the stamp of the inspection body, also across the edges of its pages, this report is void.",
    ),
    "note-signed": (
        "本报告无编制、审核、批准人亲笔签名无效；涂改无效。",
        "It is void without the three signatures by hand, and when it was altered.",
    ),
    "note-copy": (
        "未经检验单位书面同意不得部分复制；复制件未重新加盖印章无效。",
        "It must not be copied in part without consent; a copy is void without a stamp of its own.",
    ),
    "note-scope": (
        "检验结论只对本批有效；批内单位成果以附件中的 SHA-256 摘要识别。",
        "The conclusion holds for this lot alone, whose units are told by the SHA-256 digests of the annexes.",
    ),
    "note-objection": (
        "对检验结论有异议的，应自收到本报告之日起 {days} 日内以书面提出。"
        "该期限依据 {source}（{certainty}），以主管部门的规定为准。",
        "Objections are to be made in writing within {days} days of receipt. The term is that of {source} "
        "({certainty}); what the authority rules comes first.",
    ),
    "note-objection-open": (
        "对检验结论有异议的，应在规定期限内以书面提出。",
        "Objections are to be made in writing within the time that is laid down.",
    ),
    "note-how": (
        "自动检查由 surveycheck 按规则包进行，人工项目由检查员逐项记录；没有评定的质量元素在正文中列明。",
        "The automatic part was checked by surveycheck by the rules of a pack, manual items were noted by inspectors; "
        "what was not assessed is said in the body.",
    ),
    "note-json": (
        "评定的全部数据在本文件的附件“{name}”中（PDF 附件，机器可读）。",
        "All data of the verdict are attached to this file as {name} (PDF attachment, for programs).",
    ),
    "contacts": ("联系方式", "Contacts"),
    "address": ("地址", "Address"),
    "postcode": ("邮政编码", "Postcode"),
    "phone": ("电话", "Telephone"),
    "email": ("电子邮箱", "E-mail"),
    "website": ("网址", "Web site"),
    "person": ("联系人", "Person"),
    "task": ("检验任务", "Task"),
    "state": ("样品状态", "State of the samples"),
    "samplers": ("抽样人", "Sampled by"),
    "sampling-place": ("抽样地点", "Place of sampling"),
    "inspectors": ("检查员", "Inspectors"),
    "basis": ("检验依据", "Basis"),
    "basis-pack": ("{title}（规则包 {name} {edition}）", "{title} (rule pack {name} {edition})"),
    "basis-rule": (
        "《测绘成果质量监督抽查管理办法》（国测国发〔2010〕9号）",
        "Measures for supervision by sampling of the quality of survey results (国测国发〔2010〕9号)",
    ),
    "parameters": ("检验参数", "What was inspected"),
    "parameters-why": (
        "质量元素、质量子元素及权重按规则包的评分方案：{profile}。",
        "Quality elements, sub-elements and weights are those of the pack's grade policy: {profile}.",
    ),
    "official": ("标准规定", "as the standard has it"),
    "own": ("项目设定，不是标准规定的权重", "a project's setting, not the standard's weights"),
    "element": ("质量元素", "Quality element"),
    "part": ("质量子元素", "Sub-elements"),
    "weight": ("权重", "Weight"),
    "manual-items": ("人工检查项目", "Manual items"),
    "drawing": ("抽样", "Sampling"),
    "drawing-why": (
        "名单关闭后公开其摘要，再以约定日期公布的号码抽取单位成果和检查员；任何人可用附件中的数据重复抽样"
        "（surveycheck draw --replay）。",
        "The list was closed and its digest made public; a number that was made public on a later day then drew the "
        "units and the inspectors. Anybody can repeat it (surveycheck draw --replay).",
    ),
    "closed": ("名单关闭", "List closed"),
    "public": ("公开号码", "Public number"),
    "public-of": ("{source}，{day} 公布：{value}", "{source}, made public on {day}: {value}"),
    "entered": ("号码录入", "Number entered"),
    "table": ("样本量依据", "Sample size by"),
    "table-of": ("GB/T 24356 抽样表（{edition} 版）", "the sampling table of GB/T 24356 (edition {edition})"),
    "method": ("抽样方式", "Way of sampling"),
    "simple": ("简单随机抽样", "simple random sampling"),
    "strata": ("分层随机抽样（{by}），按比例分配", "stratified by {by}, in proportion"),
    "each": ("每个成果 {n} 名检查员，随机抽取", "{n} inspector(s) for each unit, drawn by chance"),
    "avoidances": ("回避", "Kept away"),
    "avoidance": ("{inspector} 回避 {firm}：{reason}", "{inspector} from {firm}: {reason}"),
    "digest-list": ("名单摘要", "Digest of the list"),
    "digest-draw": ("抽样记录摘要", "Digest of the protocol"),
    "conclusion": ("检验结论", "Conclusion"),
    "sample-score": ("样本质量 {score} 分", "sample {score}"),
    "sample-of": ("样本质量：{level}（{score} 分）", "Quality of the sample: {level} ({score})"),
    "sample-fails": ("样本质量：不合格", "Quality of the sample: fails (不合格)"),
    "all-pass": (
        "样本中 {n} 个单位成果全部合格；{overview}。",
        "All {n} units of the sample pass; {overview}.",
    ),
    "no-overview": ("未作概查", "no unit outside it was looked over"),
    "overview-passes": ("概查 {n} 个单位成果，全部通过", "{n} unit(s) outside it were looked over, and pass"),
    "outside-fails": (
        "样本以外有 {n} 个单位成果最近一次检查不合格：{names}。上述结论不涉及这些成果，应另行整改。",
        "{n} unit(s) outside the sample fail by their newest check: {names}. The conclusion does not cover them; they "
        "are to be mended.",
    ),
    "final": ("批的最终检查等级", "Grade of the batch in the final inspection"),
    "final-none": (
        "没有（批不合格，或有单位成果不合格、没有等级）",
        "none: the lot or a unit fails, or one has no level",
    ),
    "signed-on": ("签发日期", "Signed on"),
    "reasons": ("理由", "Reasons"),
    "still-missing": ("尚缺", "Still missing"),
    "drawn-units": ("抽中的单位成果", "Units that were drawn"),
    "units": ("单位成果质量", "Quality of the units"),
    "problems": ("主要质量问题", "Main problems"),
    "problems-none": ("样本中没有发现 A、B、C、D 类问题。", "No defect of the classes A to D was found in the sample."),
    "not-assessed": ("没有评定的内容", "What was not assessed"),
    "all-assessed": (
        "样本中每个单位成果的全部质量子元素都已评定。",
        "All sub-elements of every unit of the sample were assessed.",
    ),
    "overviews": ("概查", "Overviews"),
    "vetoes": ("一票否决事项", "Vetoes"),
    "annex": ("附件 {letter}　{title}", "Annex {letter}　{title}"),
    "none": ("无。", "None."),
    "more-rows": ("另有 {n} 行，见 XLSX 或 JSON。", "{n} more in the XLSX or JSON file."),
    "sheet-number": ("抽样单编号", "Number of this sheet"),
    "sheet-sign": ("签字", "Signatures"),
    "two-samplers": ("抽样人（不少于 2 人）", "Sampled by (two at least)"),
    "witness": ("被检单位代表", "For the firms"),
    "sheet-date": ("日期", "Date"),
    "looked": ("检查者", "Inspected by"),
    "looked-again": ("复核者", "Checked by"),
    "opinion-why": (
        "“处理意见”“修改情况”“复查情况”由生产单位和检查员填写。同一原因的问题列为一行。",
        "The last three columns are filled in by firm and inspector. Defects with one cause stand on one line.",
    ),
}

BY: dict[str, Pair] = {
    "firm": ("生产单位", "firm"),
    "district": ("区县", "district"),
    "qualification": ("资质等级", "qualification"),
    "kind": ("项目类型", "kind of project"),
    "month": ("收件月份", "month of receipt"),
    "stage": ("阶段", "stage"),
}

VERDICTS: dict[str | None, tuple[str, Pair]] = {
    "批合格": ("best", ("批合格", "lot accepted (批合格)")),
    "批不合格": ("bad", ("批不合格", "lot rejected (批不合格)")),
    None: ("open", ("尚不能评定", "cannot be judged yet")),
}
"""Tone and words of a verdict."""


def say(key: str, language: int, **values: object) -> str:
    """The words of a key in a language (0 Chinese, 1 English)."""
    return PAPER[key][language].format(**values)
