"""Words of the reports: key → Chinese, English. ``{places}`` are filled where the words are shown."""

from __future__ import annotations

Pair = tuple[str, str]

LEVELS: dict[str, Pair] = {
    "优": ("优", "Excellent"),
    "良": ("良", "Good"),
    "合格": ("合格", "Acceptable"),
    "不合格": ("不合格", "Not acceptable"),
}

SEVERITY: dict[str, Pair] = {
    "A": ("A 类", "Class A"),
    "B": ("B 类", "Class B"),
    "C": ("C 类", "Class C"),
    "D": ("D 类", "Class D"),
    "note": ("提示", "Note"),
}

STATE: dict[str, Pair] = {"open": ("未处理", "open"), "waived": ("已豁免", "waived")}

SINCE: dict[str, Pair] = {
    "new": ("新出现", "New"),
    "reopened": ("重新出现", "Reopened"),
    "still": ("仍然存在", "Still there"),
    "unknown": ("无法判断", "Unknown"),
    "fixed": ("已改正", "Fixed"),
}

STAGE: dict[str, Pair] = {
    "files": ("文件", "Files"),
    "structure": ("结构", "Structure"),
    "values": ("取值", "Values"),
    "shape": ("图形", "Shape"),
    "topology": ("拓扑", "Topology"),
    "agreement": ("图表一致", "Agreement"),
    "indicators": ("指标", "Indicators"),
    "accuracy": ("精度", "Accuracy"),
}

STATUS: dict[str, Pair] = {
    "checked": ("已检查", "checked"),
    "nothing-to-check": ("无检查对象", "nothing to check"),
    "stage": ("本阶段不适用", "not applicable at this stage"),
    "withheld": ("未检查：前序未通过", "withheld"),
    "skipped": ("未运行", "left out"),
    "stopped": ("中止", "stopped"),
    "crashed": ("规则出错", "failed to run"),
}

CHOSEN: dict[str, Pair] = {
    "user": ("由用户指定", "chosen by the user"),
    "setting": ("由设置指定", "chosen by a setting"),
    "claim": ("由成果的 XML 识别", "recognised from the deliverable's XML"),
    "default": ("单个 DXF 的默认规则包", "the default for a single DXF"),
}

TOLD_BY: dict[str, Pair] = {
    "user": ("由用户指定", "as the user says"),
    "deliverable": ("由成果的 XML 声明", "as the deliverable's XML says"),
    "pack": ("成果未声明，取规则包的阶段", "the deliverable does not say; that of the pack"),
}

STAGE_UNKNOWN: Pair = ("未知的阶段：所有规则照常运行", "an unknown stage: no rule is left out for it")

CERTAINTY: dict[str, Pair] = {
    "standard": ("标准条文", "text of a standard"),
    "practice": ("生产实践", "seen in practice"),
    "project": ("项目设定", "set by this project"),
    "unverified": ("未经核实", "not verified"),
    "": ("未说明", "not stated"),
}

MANUAL: dict[str, Pair] = {
    "fail": ("不通过", "failed"),
    "open": ("未检", "not looked at"),
    "pass": ("通过", "passed"),
    "not-applicable": ("不适用", "not applicable"),
}

WAIVER: dict[str, Pair] = {
    "unmatched": ("不再相符", "met by nothing"),
    "asked": ("等待决定", "waiver asked for"),
    "rejected": ("未接受", "rejected"),
    "accepted": ("已接受", "accepted"),
}

COUNT: dict[str, Pair] = {
    "finding": ("每条问题记一个缺陷", "each finding counts as one defect"),
    "object": ("每个对象记一个缺陷", "each object counts as one defect"),
    "cause": ("同一原因的问题合记一个缺陷", "findings with one cause count as one defect"),
}

UNGRADED: dict[str, Pair] = {
    "policy": ("本规则包不评定等级，只报告查到的问题。", "This pack gives no grade; it reports what was found."),
    "left-out": ("有规则未运行，因此不评定等级。", "Rules were left out, so no grade is given."),
    "lone": (
        "只检查了成果包中的单个文件，因此不评定等级。",
        "Only one file of a package was checked, so no grade is given.",
    ),
}

KIND: dict[str, Pair] = {"setting": ("设置", "setting"), "limit": ("限差", "limit"), "role": ("图层指定", "layers")}

COVERED: dict[str, Pair] = {
    "entities": ("图形", "drawn things"),
    "layers": ("图层", "layers"),
    "values": ("XML 值", "XML values"),
    "blocks": ("块内图形", "things in blocks"),
    "paper": ("布局图形", "things in layouts"),
    "files": ("文件", "files"),
}

LEVEL: dict[str, Pair] = {
    "own": ("有专门规则检查", "by rules for their kind"),
    "general": ("只经通用规则检查", "by general rules only"),
    "none": ("没有规则检查", "by no rule"),
}

SHARED: dict[str, Pair] = {
    "shift": (
        "图层 {layer}（{file}）上 {found}/{of} 处偏移相同：东 {shift_east:+.3f} m，北 {shift_north:+.3f} m",
        "{found} of {of} on layer {layer} ({file}) are off by the same {shift_east:+.3f} m east, "
        "{shift_north:+.3f} m north",
    ),
    "difference": (
        "图层 {layer}（{file}）上 {found}/{of} 处相差相同：{difference:+.3f}",
        "{found} of {of} on layer {layer} ({file}) differ by the same {difference:+.3f}",
    ),
    "spot": (
        "图层 {layer}（{file}）上 {found} 个对象在同一位置、对着同一个对象",
        "{found} things on layer {layer} ({file}) are at fault at one and the same spot, beside one and the same thing",
    ),
    "thing": (
        "图层 {layer}（{file}）上 {found} 处在同一个对象上",
        "{found} on layer {layer} ({file}) are at one and the same thing",
    ),
    "layer": (
        "图层 {layer}（{file}）上检查的 {of} 个对象中有 {found} 处（{share}）",
        "{found} of the {of} things looked at on layer {layer} ({file}) ({share})",
    ),
    "drawing": (
        "{file} 各图层上检查的 {of} 个对象中有 {found} 处（{share}）",
        "{found} of the {of} things looked at on the layers of {file} ({share})",
    ),
    "whole": ("{file} 中 {layer} 的 {of} 条记录都是这样", "all {of} records {layer} of {file} are so"),
    "place": ("都在图层 {layer}（{file}）上", "all on layer {layer} ({file})"),
    "file": ("都在文件 {file} 中", "all in the file {file}"),
    "files": ("分在 {files} 个文件中", "in {files} files"),
    "origin": ("起因是{zh} {code}", "it begins with: {en} {code}"),
    "follows": ("由此引起：{codes}", "what follows: {codes}"),
}

PRECISION: dict[str, Pair] = {"same": ("同精度", "same precision"), "higher": ("高精度", "higher precision")}

METHOD: dict[str, Pair] = {
    "rmse": ("中误差", "RMSE"),
    "mean": ("误差平均值", "mean error"),
    "none": ("检测太少，不作统计", "too few for a figure"),
    "limit": ("逐个比对限差", "each against its limit"),
}

WORDS: dict[str, Pair] = {
    "accuracy": ("精度检测", "Check measurements"),
    "acc-why": (
        "差值＝成果－检测。高精度检测 m＝√(ΣΔ²/n)，同精度检测 m＝√(ΣΔ²/2n)；检测少于规定数时以误差绝对值的平均值代替。"
        "超过 2m₀（同精度 2√2 m₀）为粗差，不参与统计。",
        "Differences: deliverable minus check. Higher precision: m = √(ΣΔ²/n), same precision: m = √(ΣΔ²/2n); of few "
        "the mean of the absolute errors. Beyond 2m₀ (same precision: 2√2 m₀) an error is gross and no part of the "
        "figure.",
    ),
    "acc-few": ("规定数为 {n}，恰为此数按中误差。", "Few: fewer than {n}; exactly so many make an RMSE. "),
    "acc-score": (
        "得分：{steps}，其间直线内插；更小的同第一档。",
        "Score: {steps}, straight lines between; below the first, as there.",
    ),
    "earlier": ("前一阶段的成果", "Deliverable of an earlier stage"),
    "deliverable-stage": ("成果阶段", "Stage of the project"),
    "acc-given": ("另行提供的检测数据", "Check survey given beside it"),
    "acc-item": ("精度项目", "Item"),
    "acc-count": ("检测数", "Checks"),
    "acc-gross-share": ("粗差", "Gross errors"),
    "acc-figure": ("统计值 m", "Figure m"),
    "acc-limit": ("限值 m₀", "Limit m₀"),
    "acc-basis": ("限值依据", "Source of the limit"),
    "acc-n": ("{n} 处", "n = {n}"),
    "acc-gross": ("粗差 {n}", "gross errors {n}"),
    "acc-beyond": ("超限 {n}", "beyond the limit {n}"),
    "acc-unusable": ("不能使用 {n}", "not usable {n}"),
    "acc-source": ("检测数据来源", "Source of the check values"),
    "acc-rows": ("逐个差值（大的在前）", "All differences, the greatest first"),
    "acc-key": ("对象", "Point"),
    "acc-checked": ("检测值", "Checked"),
    "acc-drawn": ("成果值", "Deliverable"),
    "acc-difference": ("差值", "Difference"),
    "acc-error": ("误差", "Error"),
    "acc-own-limit": ("限差", "Limit"),
    "acc-map": (
        "误差矢量：由检测位置指向成果位置，放大显示；红色为粗差，末端双线表示过长截短",
        "Error vectors, from the check to the deliverable, enlarged; red: gross errors; a double stroke: cut short",
    ),
    "acc-target": (
        "ΔX（北）、ΔY（东）；橙色十字为平均值，偏离中心即系统偏移",
        "ΔX north, ΔY east; the cross is their mean: away from the middle, all are shifted",
    ),
    "acc-histogram": ("误差分布（m）；三角为 m", "Errors in metres; the triangle is m"),
    "acc-histogram-limit": ("差值与限差之比", "Differences as a part of their limit"),
    "since": ("与上次检查相比", "Since the check before"),
    "since-unknown": (
        "相应规则本次没有完整检查，不能算已改正",
        "its rule did not look at everything: not counted as fixed",
    ),
    "since-compare": ("两次检查的比较", "Two checks compared"),
    "report": ("数据质量检查报告", "Data quality report"),
    "no-legal": (
        "本报告由程序自动检查生成，只反映所列规则查到的内容，不是法定的测绘成果质量检验报告。",
        "Made by a machine check: it says what the listed rules found and is not a legal inspection report.",
    ),
    "verdict": ("结论", "Verdict"),
    "pass": ("通过", "Passed"),
    "fail": ("未通过", "Not passed"),
    "open-level": ("暂不定级", "No level yet"),
    "incomplete": ("检查不完整", "Not checked completely"),
    "incomplete-why": (
        "成果未能全部读入，或有规则未运行完：没有查到的问题不等于不存在，不能据此判定合格。",
        "Not everything could be read, or not every rule came to its end: this can never be taken for a pass.",
    ),
    "score": ("得分", "Score"),
    "score-part": ("已查部分得分", "of what was checked"),
    "points": ("{n} 分", "{n} points"),
    "next-level": (
        "改正其中 {n} 处缺陷（{codes}），可达“{level}”（{score} 分）",
        "{level} ({score} points) is reached by mending {n} of the defects: {codes}",
    ),
    "why-level": ("得分 {score}，没有一票否决项，评为“{level}”。", "{score} points and no veto: {level}."),
    "why-fail": ("{reasons}，评为“{level}”。", "{reasons}."),
    "below-zero": (
        "得分为负：扣分多于 100 分，标准没有规定最低为 0 分。",
        "A score below 0: more than 100 points were deducted, and the standard sets no lower end at 0.",
    ),
    "why-none": ("{reasons}。", "{reasons}."),
    "why-below": ("得分 {score}，评为“{level}”。", "{score} points: {level}."),
    "why-clean": ("所运行的规则没有查到问题。", "The rules that ran found nothing wrong."),
    "why-open": ("查到 {n} 处未处理的问题。", "{n} open finding(s)."),
    "why-notes": ("只有提示，没有扣分的问题。", "Notes only, nothing that deducts."),
    "why-unchecked": ("没有一条规则运行完。", "No rule came to its end."),
    "clean": ("没有查到问题。", "Nothing was found."),
    "findings": ("问题", "Findings"),
    "n-findings": ("{n} 处问题", "{n} finding(s)"),
    "n-causes": ("{n} 个原因", "{n} cause(s)"),
    "rules-checked": ("{n}/{all} 条规则已检查", "{n} of {all} rules checked"),
    "not-checked": ("没有检查的内容", "What was not checked"),
    "all-checked": ("所有规则都检查了全部对象。", "Every rule looked at all of its subjects."),
    "coverage": ("检查覆盖", "What was looked at"),
    "coverage-why": (
        "专门规则：按要素、图层、编码或 XML 表选取对象的规则。通用规则：对所有图形或所有值都做的检查（重复、超出范围、"
        "类型、长度、代码表等），不问它是什么。没有列出问题不等于检查过。",
        "Rules for their kind select by feature, layer, code or XML table. General rules look at whatever there is "
        "(drawn twice, out of place, type, length, code list) and do not ask what it is. "
        "That nothing is said of a thing does not mean that it was checked.",
    ),
    "seen-none": ("没有规则检查：{parts}", "Looked at by no rule: {parts}"),
    "seen-general": ("只经通用规则检查：{parts}", "Looked at by general rules only: {parts}"),
    "seen-every": ("全部", "all"),
    "seen-number": ("数量", "Number"),
    "seen-fields": ("字段", "Fields"),
    "seen-table": ("XML 表", "XML table"),
    "seen-type": ("类型", "Type"),
    "seen-block": ("图块", "Block"),
    "seen-groups": ("{n} 组", "{n} group(s)"),
    "seen-more": ("另有 {n} 组未列出（已计入上表）", "{n} more group(s) are not listed (they are counted above)"),
    "seen-files": ("没有读其内容的文件", "Files whose contents nobody read"),
    "seen-of": ("{n} / {of}", "{n} of {of}"),
    "facts": ("检查任务", "The task"),
    "deliverable": ("成果", "Deliverable"),
    "pack": ("规则包", "Rule pack"),
    "edition": ("版本", "edition"),
    "chosen": ("选择方式", "Chosen"),
    "notice": ("规则包声明", "Notice of the pack"),
    "standard": ("评定标准", "Standard"),
    "standards": ("按各版标准的评分", "By each edition of the standard"),
    "standards-why": (
        "结论只按第一行；其他各行由同一批缺陷和检测数据按该版标准算出，仅供对照。",
        "The verdict is that of the first row alone; the others follow from the same defects and measurements by "
        "that edition, for comparison.",
    ),
    "deduct-points": ("{points}，t＝{t}（B、C、D 除以 t）", "{points}; t = {t} (B, C and D are divided by it)"),
    "gross-most": ("；粗差率超过 {share}% 不合格", "; more than {share}% gross errors fail the unit"),
    "standard-counts": ("本报告的结论", "the verdict of this report"),
    "standard-beside": ("仅供对照", "for comparison"),
    "by-other": ("按 {standard}（仅供对照）", "By {standard}, for comparison"),
    "profile": ("评分方案", "Scoring profile"),
    "project-profile": ("项目方案，非官方", "a project profile, not official"),
    "official-profile": ("官方方案", "official"),
    "counting": ("缺陷计数", "Counting"),
    "engine": ("检查程序", "Program"),
    "time": ("检查时间", "Time"),
    "seconds": ("用时 {n} 秒", "took {n} s"),
    "digest": ("规则包摘要", "Digest of the pack"),
    "seal": ("报告摘要", "Digest of this report"),
    "code": ("校验码", "Verification code"),
    "score-tree": ("质量评分", "Quality score"),
    "element": ("质量元素", "Quality element"),
    "weight": ("权重", "Weight"),
    "deductions": ("扣分", "Deductions"),
    "none": ("无", "none"),
    "not-assessed": ("未评定", "not assessed"),
    "partial": (
        "部分检查：未评定的质量元素不参与计分，权重已在已评定的元素间归一。",
        "Partial inspection: what was not assessed takes no part; the weights of the rest were made to sum to 1.",
    ),
    "pass-line": ("竖线为 60 分", "the tick marks 60 points"),
    "search": ("搜索问题、图层、句柄、编号…", "Search message, layer, handle, key…"),
    "show": ("显示", "Show"),
    "shown": ("显示 {n} 处", "{n} shown"),
    "why": ("为什么", "Why it matters"),
    "message": ("提示语", "Message"),
    "needs": ("检查条件", "Input"),
    "bad-examples": ("反例", "Bad examples"),
    "good-examples": ("正例", "Good examples"),
    "contents": ("示例内容", "What the example holds"),
    "fix": ("怎么改", "How to fix it"),
    "clause": ("依据", "Clause"),
    "causes": ("先看原因", "Causes first"),
    "causes-why": (
        "一个原因引起多处问题时，先改原因：{cases} 处问题归为 {n} 个原因，其余 {alone} 处各自独立。",
        "Where one cause has many cases, mend the cause: {cases} findings come from {n} cause(s), "
        "the other {alone} stand alone.",
    ),
    "n-cases": ("{n} 处同一原因", "{n} with one cause"),
    "of-all": ("占全部 {share}", "{share} of all"),
    "more-shared": ("另有 {n} 个原因", "{n} more cause(s)"),
    "same-cause": ("同一原因的另外 {n} 处", "{n} more with the same cause"),
    "more-causes": ("再显示 {n} 处", "{n} more"),
    "more-short": ("其余 {n} 处（简表）", "the other {n} (short list)"),
    "in-short": ("其余 {n} 处见本规则末尾的简表", "the other {n} stand in the short list at the end of this rule"),
    "more-json": ("另有 {n} 处见 JSON 报告", "{n} more in the JSON report"),
    "no-picture": ("另有 {n} 处未附图", "{n} more without a picture"),
    "saved": ("由保存的报告生成，不含附图", "made from a saved report, which holds no pictures"),
    "measured": ("实测", "measured"),
    "limit": ("限值", "limit"),
    "times": ("为限值的 {n} 倍", "{n} times the limit"),
    "difference": ("相差", "difference"),
    "said": ("资料填写", "Said"),
    "drawn": ("图上", "Drawn"),
    "related": ("相关对象", "Also takes part"),
    "place": ("位置", "Place"),
    "layer": ("图层", "Layer"),
    "handle": ("句柄", "Handle"),
    "layout": ("布局", "Layout"),
    "line": ("第 {n} 行", "line {n}"),
    "in-layout": ("布局 {name}", "in layout {name}"),
    "key": ("编号", "Key"),
    "survey-place": ("测量坐标", "Survey coordinates"),
    "survey-order": ("测量坐标（X 北，Y 东）", "Survey (X north, Y east)"),
    "as-drawn": ("图上（x 东，y 北）", "as drawn (x east, y north)"),
    "waived": ("已豁免", "waived"),
    "manual": ("人工检查项目", "Manual items"),
    "manual-why": (
        "规则包要求由人查看的内容，由检查员填写。不通过的按所填类别在其质量元素中扣分；通过或未检的不增加分数。",
        "What the pack asks a person to look at, noted by an inspector. A failure deducts by its class from its "
        "quality element; what passed, or was not looked at, adds nothing to a score.",
    ),
    "manual-none": ("没有人工检查结果", "nothing was noted"),
    "manual-item": ("项目", "Item"),
    "manual-by": ("检查员", "Inspector"),
    "manual-evidence": ("证据", "Evidence:"),
    "waivers": ("豁免申请", "Waivers"),
    "waivers-why": (
        "申请由测绘单位提出；只有检查员在自己的文件中接受的才影响等级，被豁免的问题仍列出。"
        "“不再相符”：没有与之相符的问题，或问题已加重，申请无效。",
        "Asked for by the firm; only what an inspector accepted in a file of his own touches the grade, and a waived "
        "finding stays listed. “Met by nothing”: no finding is met by it, or it is worse now: no effect.",
    ),
    "waiver-asked": ("申请豁免，等待决定", "waiver asked for"),
    "waiver-rejected": ("豁免未接受", "waiver rejected"),
    "reason": ("理由", "Reason"),
    "asked-by": ("申请人", "Asked by"),
    "decision": ("决定", "Decision"),
    "decisions-file": ("决定文件", "Decisions"),
    "no-decisions": ("没有决定文件", "no file of decisions"),
    "runs": ("规则运行记录", "Rule runs"),
    "rule": ("规则", "Rule"),
    "stage": ("阶段", "Stage"),
    "status": ("状态", "Status"),
    "examined": ("检查对象", "Examined"),
    "withheld": ("暂缓", "Withheld"),
    "n-withheld": ("{n} 个对象因前序检查未通过而暂缓", "{n} subject(s) withheld: failed an earlier check"),
    "note": ("说明", "Note"),
    "losses": ("未能读入的内容", "What could not be read"),
    "left-out": ("未运行的规则", "Rules left out"),
    "no-level": ("未能定级", "No level"),
    "reads": ("读入", "Reading"),
    "files": ("文件清单", "Files"),
    "path": ("路径", "Path"),
    "file": ("文件", "File"),
    "kind": ("类型", "Kind"),
    "size": ("大小", "Size"),
    "unit": ("单位", "Unit"),
    "settings": ("限差与设置", "Limits and settings"),
    "value": ("取值", "Value"),
    "source": ("来源", "Source"),
    "certainty": ("可靠程度", "Certainty"),
    "changed": ("本次修改", "changed for this run"),
    "language": ("English", "中文"),
    "first": ("首处", "first"),
    "and-more": ("… 另有 {n} 处", "… and {n} more"),
    "and-more-rules": ("… 另有 {n} 条规则", "… and {n} more rule(s)"),
    "picture": ("问题所在位置的示意图，上为北", "drawn place of the finding, north up"),
    "legend": (
        "蓝：问题对象　橙虚线：相关对象　圆圈：问题位置",
        "blue: the thing itself · amber, dashed: what else takes part · ring: the spot",
    ),
    "open-all": ("全部展开", "Open all"),
    "sha": ("SHA-256", "SHA-256"),
}


def word(key: str, language: int, **values: object) -> str:
    """The words of a key, see ``filled``; language 0 is Chinese, 1 English."""
    return filled(WORDS[key][language], **values)


def filled(text: str, **values: object) -> str:
    """A text with its places filled; ``(s)`` stands for the English plural by ``n``."""
    plural = "" if str(values.get("n")) == "1" else "s"
    return text.replace("(s)", plural).format(**values)
