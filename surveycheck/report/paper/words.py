"""Words of the reports on paper alone; those that other formats have as well stand in ``report.words``."""

from __future__ import annotations

from surveycheck.report.words import Pair, filled

PAPER: dict[str, Pair] = {
    "title": ("测绘成果质量检查报告", "Survey deliverable: data quality report"),
    "subtitle": (
        "程序自动检查，不是法定的测绘成果质量检验报告",
        "made by a machine check; not a legal inspection report",
    ),
    "number": ("报告编号", "Report number"),
    "deliverable-name": ("成果名称", "Deliverable"),
    "rules-of": ("检查规则", "Rule pack"),
    "pack-edition": ("{title}（{name} {edition}）", "{title} ({name} {edition})"),
    "date": ("检查日期", "Date of the check"),
    "firm": ("生产单位", "Survey firm"),
    "client": ("委托单位", "Client"),
    "office": ("检查单位", "Inspecting office"),
    "signed-check": ("检查", "Checked by"),
    "signed-review": ("审核", "Reviewed by"),
    "signed-approve": ("批准", "Approved by"),
    "dated": ("　　年　　月　　日", "Date"),
    "stamp": ("检查单位（盖章）", "Stamp of the office"),
    "head": ("机器检查 · 非法定检验报告", "machine check · not a legal inspection report"),
    "page": ("第 {n} 页　共 {all} 页", "Page {n} of {all}"),
    "table-of-contents": ("目录", "Contents"),
    "contents-hint": (
        "页码：右键单击目录，选“更新域”（WPS：“更新目录”），本行随之消失。",
        "Page numbers: right-click this list and choose Update Field; this line then goes.",
    ),
    "code-of": ("校验码 {code}", "verification code {code}"),
    "notes": ("注意事项", "Notes"),
    "note-scope": (
        "结论只适用于附录 B 所列的文件（以 SHA-256 摘要识别）；文件有任何改动，本报告即不再适用。",
        "It holds for the files of annex B alone, as their SHA-256 digests tell; of changed files it says nothing.",
    ),
    "note-silence": (
        "没有列出问题不等于检查过：没有检查的内容见正文“没有检查的内容”。",
        "That nothing is said of a thing does not mean that it was checked: see the part What was not checked.",
    ),
    "note-whose": (
        "项目、委托单位和测绘单位取自成果数据，未经核实。",
        "Project, client and firm are as the deliverable's data say; nobody has confirmed them.",
    ),
    "note-sign": (
        "检查、审核、批准人未签字或未加盖检查单位印章的，只供内部使用。手工涂改、缺页或部分复制的无效。",
        "Without signatures and stamp it is for use within the office. Altered by hand, incomplete, or copied in part, "
        "it is void.",
    ),
    "note-objection": (
        "对结论有异议的，请连同成果文件一并向检查单位提出；可用同一规则包重新检查核对。",
        "Objections go to the office together with the files; the check can be repeated with the same rule pack.",
    ),
    "note-json": (
        "全部问题及其数据在本文件的附件“{name}”中（PDF 附件，机器可读）。",
        "All findings and their data are attached to this file as {name} (PDF attachment, for programs).",
    ),
    "note-font": ("本文件所用字体：{fonts}，已嵌入。", "Fonts of this file, embedded: {fonts}."),
    "note-missing": (
        "字体中没有以下字符，文中以编号代替：{characters}。",
        "The fonts lack these characters; they are written as their numbers: {characters}.",
    ),
    "contacts": ("联系方式", "Contacts"),
    "address": ("地址", "Address"),
    "phone": ("电话", "Telephone"),
    "email": ("电子邮箱", "E-mail"),
    "person": ("联系人", "Person"),
    "website": ("网址", "Web site"),
    "postcode": ("邮政编码", "Postcode"),
    "basis": ("检查任务与依据", "Task and basis"),
    "method": ("检查内容与方法", "What was checked, and how"),
    "method-why": (
        "程序逐条运行规则包中的规则：读入全部文件，按要素、图层、编码和 XML 表选取对象，与规格和限差比较。"
        "前序检查未通过的对象不再作后续检查，列为暂缓。全部对象逐一检查，不抽样。",
        "The program runs the rules of the pack one by one: it reads all files, selects what each rule is about by "
        "feature, layer, code and XML table, and holds it against specification and limits. What has failed an "
        "earlier check is withheld from later ones. Everything is looked at; nothing is sampled.",
    ),
    "rules": ("规则", "Rules"),
    "checked": ("已检查", "Checked"),
    "nothing": ("无对象", "No subject"),
    "not": ("未检查", "Not checked"),
    "conclusion": ("检查结论", "Verdict"),
    "by-class": ("缺陷分类统计", "Defects by class"),
    "by-quality": ("各质量元素的缺陷数", "Defects by quality element"),
    "sum": ("合计", "Sum"),
    "overview": ("问题分布图", "Where the findings are"),
    "overview-why": (
        "数字为附录 A 的序号；“+n”表示同处另有 n 处；边框上的空心标记在图幅以外。",
        "Numbers are those of annex A; +n: n more at the same spot; hollow marks at the frame lie beyond it.",
    ),
    "overview-of": ("{file}：{n} 处", "{file}: {n} finding(s)"),
    "overview-more": ("另有 {n} 个图形文件有问题，未绘分布图。", "{n} more drawing(s) with findings are not drawn."),
    "overview-none": (
        "由保存的报告生成：只绘问题位置，不绘图形。",
        "Made from a saved report: the spots alone, without the drawing.",
    ),
    "by-rule": ("按规则分列的问题", "Findings by rule"),
    "rest-of-rule": (
        "本规则其余 {n} 处见附录 A 和所附 JSON 报告。",
        "{n} more of this rule in annex A and in the JSON report.",
    ),
    "rest-of-rules": (
        "另有 {n} 条规则的问题未逐处列出，见附录 A 和 JSON 报告。",
        "Findings of {n} more rule(s) are not shown one by one: see annex A and the JSON report.",
    ),
    "more-causes-json": ("另有 {n} 个原因，见 JSON 报告。", "{n} more cause(s) in the JSON report."),
    "cause": ("原因", "Cause"),
    "cases": ("处数", "Cases"),
    "share": ("占比", "Share"),
    "against": ("{value}（限值 {allowed}）", "{value} (limit {allowed})"),
    "difference-of": ("相差", "Difference"),
    "annex-a": ("附录 A　缺陷记录表", "Annex A　Record of defects"),
    "annex-b": ("附录 B　文件清单与摘要", "Annex B　Files and their digests"),
    "annex-c": ("附录 C　限差与设置", "Annex C　Limits and settings"),
    "annex-d": ("附录 D　规则运行记录", "Annex D　Rule runs"),
    "record-why": (
        "“处理意见”“修改情况”“复查情况”由生产单位和检查员填写。同一原因的问题排在一起。",
        "The last three columns are filled in by the firm and the inspector. Findings with one cause stand together.",
    ),
    "record-more": (
        "表中列出前 {n} 处，另有 {more} 处见所附 JSON 报告。",
        "The first {n} are listed; {more} more stand in the JSON report.",
    ),
    "no": ("序号", "No."),
    "class": ("类别", "Class"),
    "problem": ("质量问题", "Defect"),
    "opinion": ("处理意见", "Decision"),
    "mended": ("修改情况", "Mended"),
    "looked-again": ("复查情况", "Checked again"),
    "accuracy-differences": ("最大的差值", "The greatest differences"),
    "more-rows": ("另有 {n} 行，见 JSON 报告。", "{n} more in the JSON report."),
    "deducted": ("{n} 处（−{points}）", "{n} (−{points})"),
    "figure": ("图", "Figure"),
}


def say(key: str, language: int, **values: object) -> str:
    """The words of a key in a language, see ``filled``."""
    return filled(PAPER[key][language], **values)
