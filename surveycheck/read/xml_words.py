"""What libxml2 says about XML, in words that a surveyor understands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from surveycheck.model import Issue

Pair = tuple[str, str]

_SYNTAX: tuple[tuple[str, Pair], ...] = (
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        (
            "第 {1} 行的开始标签 <{0}> 与结束标签 </{2}> 不配对",
            "the start tag <{0}> of line {1} meets the end tag </{2}>",
        ),
    ),
    (
        r"Premature end of data in tag (\S+) line (\d+)",
        ("文件不完整：第 {1} 行的 <{0}> 没有结束标签", "the file is cut off: <{0}> of line {1} has no end tag"),
    ),
    (r"(?:Document is empty|no element found)", ("文件是空的", "the file is empty")),
    (r"Start tag expected, '<' not found", ("文件不是 XML：找不到根元素", "this is not XML: there is no root element")),
    (
        r"Couldn't find end of Start Tag (\S+)(?: line (\d+))?",
        ("开始标签 <{0}> 没有写完整", "the start tag <{0}> is not complete"),
    ),
    (r"Entity '(.+)' not defined", ("使用了未定义的实体 &{0};", "the entity &{0}; is not defined")),
    (r"xmlParseEntityRef: no name", ("有单独的 & 符号，应写作 &amp;", "there is a lone &, to be written &amp;")),
    (r"EntityRef: expecting ';'", ("有单独的 & 符号，应写作 &amp;", "there is a lone &, to be written &amp;")),
    (
        r"(?:PCDATA i|I)nvalid Char value (\d+)",
        ("含有 XML 不允许的控制字符（编号 {0}）", "there is a control character (number {0}) that XML does not allow"),
    ),
    (
        r"Char 0x(\w+) out of allowed range",
        ("含有 XML 不允许的字符（0x{0}）", "the character 0x{0} is not allowed"),
    ),
    (r"Extra content at the end of the document", ("根元素之后还有内容", "there is content after the root element")),
    (r"Attribute (\S+) redefined", ("属性 {0} 重复", "the attribute {0} is there twice")),
    (r"Namespace prefix (\S+) .*not defined", ("命名空间前缀 {0} 未声明", "the namespace prefix {0} is not declared")),
    (
        r"AttValue: .* ?expected",
        ("属性值没有用引号括起", "the value of an attribute is not between quotes"),
    ),
    (
        r"attributes construct error",
        ("属性之间缺少空格，或属性值没有加引号", "a blank between attributes is missing, or the quotes around a value"),
    ),
    (
        r"(?:xmlParseCharRef|CharRef): ",
        (
            "&#…; 写法有误，或指向 XML 不允许的字符；请改写或删去",
            "a &#…; is written wrongly, or means a character that XML does not allow: correct or delete it",
        ),
    ),
    (
        r"Unescaped '<' not allowed in attributes values",
        ("属性值中有 < 符号，应写作 &lt;", "there is a < in the value of an attribute, to be written &lt;"),
    ),
    (
        r"StartTag: invalid element name",
        (
            "有单独的 < 符号（应写作 &lt;）或元素名不合法",
            "there is a lone <, to be written &lt;, or a wrong name",
        ),
    ),
    (
        r"XML declaration allowed only at the start of the document",
        ("XML 声明不在文件开头", "the XML declaration does not stand at the start of the file"),
    ),
    (r"CData section not finished", ("CDATA 段没有结束", "a CDATA section does not end")),
    (
        r"(?:Comment|PI \S+|CData section) too big",
        (
            "一处注释、处理指令或 CDATA 超过一千万字节，不予读取",
            "a comment, an instruction or a CDATA section is longer than ten million bytes, which is not read",
        ),
    ),
    (
        r"(?:ParsePI|xmlParsePI|Invalid PI name|PI \S+ never end)",
        ("处理指令 <?…?> 写法有误或没有结束", "an instruction <?…?> is written wrongly or does not end"),
    ),
    (
        r"(?:Unsupported version|Malformed declaration|Invalid XML encoding name|standalone accepts|Blank needed here"
        r"|String not (?:started|closed)|parsing XML declaration)",
        (
            '第一行的 XML 声明写法有误，应为 <?xml version="1.0" encoding="UTF-8"?>',
            'the XML declaration in the first line is to be <?xml version="1.0" encoding="UTF-8"?>',
        ),
    ),
    (
        r"(?:Content error in the (?:internal|external) subset|xmlParseDocTypeDecl|Redefinition of element"
        r"|Space required after '|xmlParse(?:ElementDecl|EntityDecl|AttributeListDecl)|DOCTYPE improperly)",
        ("DOCTYPE 写法有误；请删去 DOCTYPE", "the DOCTYPE is written wrongly: delete it"),
    ),
    (
        r"(?:Failed to parse QName '(.*)'|.*(?:namespace prefix mapped|Empty XML namespace|is not a valid URI))",
        ("命名空间或带冒号的名称 {0} 写法有误", "a namespace, or the name with colons {0}, is written wrongly"),
    ),
    (
        r"(?:Comment not terminated|Double hyphen within comment)",
        ("注释没有正确结束", "a comment does not end properly"),
    ),
    (
        r"(?:Excessive depth|Maximum.* depth)",
        ("元素嵌套超过 256 层，不予读取", "the elements are nested more than 256 deep, which is not read"),
    ),
    (
        r"(?:Resource limit exceeded: (?:Buffer size|Text node)|.*[Hh]uge input|AttValue length too long|.*too long)",
        (
            "一处文字、属性或标签超过一千万字节，不予读取",
            "a text, an attribute or a tag is longer than ten million bytes, which is not read",
        ),
    ),
    (
        r"Invalid character: Char 0x0 ",
        ("含有空字节（NUL），文件可能已损坏", "there is a zero byte: the file may be damaged"),
    ),
    (
        r"Invalid character: Char 0x(\w+)",
        ("含有 XML 不允许的字符（0x{0}）", "the character 0x{0} is not allowed in XML"),
    ),
    (
        r"(?:Namespace )?[Pp]refix (\S+) .*not defined",
        ("命名空间前缀 {0} 未声明", "the namespace prefix {0} is not declared"),
    ),
    (
        r".*(?:amplification|entity loop)",
        (
            "实体展开过多，出于安全不予读取；请导出为不含实体的 XML",
            "entities expand too far, which is not read for safety: export it without entities",
        ),
    ),
    (
        r"Specification mandates value for attribute (\S+)",
        ("属性 {0} 没有值", "the attribute {0} has no value"),
    ),
    (
        r"(?:EndTag: '</' not found|expected '>')",
        ("结束标签不完整", "an end tag is not complete"),
    ),
    (
        r"Sequence '\]\]>' not allowed in content",
        ("文字中有 ]]>，应写作 ]]&gt;", "there is a ]]> in a text, to be written ]]&gt;"),
    ),
)


def malformed(file: str, log: Iterable[Any], otherwise: str) -> Issue:
    """The first thing that libxml2 found wrong, with line, column and words."""
    entry = next((e for e in log if e.level > 1), None)  # 1: a warning
    message = entry.message.strip() if entry else otherwise
    zh, en = translated(message, _SYNTAX, ("XML 语法错误：" + message, message))
    column = entry.column if entry else 0
    facts = {"column": column, "note": zh, "note_en": en}
    return Issue("xml-malformed", file, line=entry.line if entry else 1, loss=True, facts=facts)


def translated(message: str, table: Iterable[tuple[str, Pair]], otherwise: Pair) -> Pair:
    """The words of the first row whose expression begins the message, with its groups put in."""
    for expression, (zh, en) in table:
        found = re.match(expression, message, re.DOTALL)
        if found:
            groups = [group or "" for group in found.groups()]
            return zh.format(*groups), en.format(*groups)
    return otherwise
