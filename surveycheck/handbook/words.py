"""Words of the handbook and of lesson sheets: key → Chinese, English."""

from __future__ import annotations

from markupsafe import Markup

from surveycheck.report.html import both
from surveycheck.report.words import Pair

WORDS: dict[str, Pair] = {
    "handbook": ("规则手册", "Handbook of rules"),
    "language": ("English", "中文"),
    "edition": ("版本 {n}", "edition {n}"),
    "n-rules": ("{n} 条规则", "{n} rules"),
    "n-cases": ("{n} 个示例", "{n} examples"),
    "search": ("搜索：编号、名称、条款、提示语…", "Search code, title, clause, message…"),
    "stage": ("阶段", "Stage"),
    "class": ("类别", "Class"),
    "quality": ("质量元素", "Quality element"),
    "certainty": ("可靠程度", "Certainty"),
    "every": ("全部", "All"),
    "nothing": ("没有符合条件的规则。", "No rule fits."),
    "contents": ("目录", "Contents"),
    "also-called": ("也回答编号", "also answers to"),
    "message": ("提示语", "Message"),
    "why": ("为什么", "Why it matters"),
    "fix": ("怎么改", "How to mend it"),
    "clause": ("依据", "Clause"),
    "needs": ("检查条件", "Input"),
    "limits": ("限差与设置", "Limits and settings"),
    "value": ("取值", "Value"),
    "source": ("来源", "Source"),
    "when": ("另定类别", "Another class"),
    "column": ("由规格表逐项规定（列 {n}）", "as the specification's table says (column {n})"),
    "gate": (
        "未通过的对象不再进入后续检查。",
        "What fails here is withheld from later checks.",
    ),
    "leads": ("会连带引起", "Leads to"),
    "follows": ("可能由此引起", "May follow from"),
    "all-of": ("{n}阶段的规则", "rules of the stage {n}"),
    "bad": ("反例", "Bad"),
    "good": ("正例", "Good"),
    "found": ("检查结果", "What is found"),
    "files": ("示例文件", "Files of the example"),
    "held": ("示例内容", "What the example holds"),
    "set": ("本例的取值", "Set for this example"),
    "lost": (
        "此图含有无法写成完好 DXF 的内容，因此没有文件：{n}",
        "This drawing holds what no sound DXF can hold, so there is no file: {n}",
    ),
    "no-picture": ("本例没有图形，见下列内容。", "Nothing is drawn in this example; see what it holds."),
    "try": ("自己检查示例", "Check an example yourself"),
    "try-why": (
        "示例只是成果的片段，单独检查时其他规则可能报告缺少的内容，所以只运行这一条规则。",
        "An example is a fragment of a deliverable: other rules may miss what is not there, so only this one is run.",
    ),
    "home": ("例子取自规则包 {n}", "the examples are those of the pack {n}"),
    "legend": (
        "蓝：问题对象　橙虚线：相关对象　圆圈：问题位置",
        "blue: the thing itself · amber, dashed: what else takes part · ring: the spot",
    ),
    "previous": ("上一条", "Previous"),
    "next": ("下一条", "Next"),
    "made": (
        "由规则包生成；示例均由检查程序运行过。",
        "Made from the rule pack; every example was run by the checker.",
    ),
    "lesson": ("讲义", "Lesson sheet"),
    "questions": ("思考题", "Questions"),
    "answers": ("答案", "Answers"),
    "name": ("姓名", "Name"),
    "date": ("日期", "Date"),
    "case": ("案例", "Case"),
    "case-of": ("取自 {n}", "from {n}"),
    "first-look": ("先看左右两图，再翻到第二页。", "Look at both pictures before you turn to the second page."),
    "show-answers": ("显示答案", "Show the answers"),
    "measured": ("实测", "Measured"),
    "limit": ("限值", "Limit"),
    "times": ("为限值的 {n} 倍", "{n} times the limit"),
    "place": ("位置", "Place"),
}


def said(key: str, n: object = "") -> Markup:
    """The words of a key in both languages."""
    return both(pair(key, n))


def pair(key: str, n: object = "") -> Pair:
    """The same as texts. ``n`` is a value, or a pair of texts."""
    zh, en = WORDS[key]
    first, second = n if isinstance(n, tuple) else (n, n)
    return zh.format(n=first), en.format(n=second)
