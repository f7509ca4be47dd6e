"""Sentences for what libxml2 says about a document and its XSD: one row for each of its own. Covers the codes
``SCHEMAV_CVC_*`` and ``SCHEMAV_ELEMENT_CONTENT`` of libxml/xmlerror.h; its sentences are those of xmlschemas.c."""

from __future__ import annotations

from surveycheck.read.xml_words import Pair

_HEAD = r"Element '[^']*'(?:, attribute '[^']*')?: (?:\[facet '\w+'\] )?"
_ELEMENT = r"Element '[^']*': "

WORDS: tuple[tuple[str, Pair], ...] = (
    (
        _ELEMENT + r"This element is not expected\. Expected is",
        (
            "元素 {name} 不应出现在这里，此处应为 {expected}；请改正元素名或次序",
            "the element {name} is not expected here; expected: {expected}. Correct its name or order",
        ),
    ),
    (
        _ELEMENT + r"This element is not expected",
        (
            "元素 {name} 不应出现在这里；请改正元素名，或删去",
            "the element {name} is not expected here. Correct its name, or delete it",
        ),
    ),
    (
        _ELEMENT + r"Missing child element\(s\)\. Expected is one of",
        (
            "元素 {name} 缺少子元素，此处可以是 {expected}；请按数据结构补上",
            "the element {name} lacks a child element; possible here: {expected}. Add what the schema asks for",
        ),
    ),
    (
        _ELEMENT + r"Missing child element\(s\)\. Expected is",
        ("元素 {name} 缺少子元素 {expected}；请补上", "the element {name} lacks the child element {expected}. Add it"),
    ),
    (
        _ELEMENT + r"Missing child element",
        ("元素 {name} 缺少子元素；请补上", "the element {name} lacks a child element. Add it"),
    ),
    (
        _ELEMENT + r"No matching global (?:element )?declaration",
        (
            "根元素 {name} 或其命名空间不是规定的；请对照数据结构改正",
            "the root element {name}, or its namespace, is not the one laid down. Correct it",
        ),
    ),
    (
        r"Element '[^']*', attribute '([^']*)': The attribute '[^']*' is not allowed",
        ("元素 {name} 不应有属性 {0}；请删去", "the element {name} may not have the attribute {0}. Delete it"),
    ),
    (
        _ELEMENT + r"The attribute '([^']*)' is required but missing",
        ("元素 {name} 缺少属性 {0}；请补上", "the element {name} lacks the attribute {0}. Add it"),
    ),
    (
        _ELEMENT + r"Character content (?:other than whitespace )?is not allowed",
        (
            "元素 {name} 中不应直接有文字；请删去，或放进子元素",
            "the element {name} may not hold text of its own. Delete it, or put it into a child element",
        ),
    ),
    (
        _ELEMENT + r"Element content is not allowed, because the content type is empty",
        ("元素 {name} 应为空元素，不应有子元素", "the element {name} is to be empty: it may not have child elements"),
    ),
    (
        _ELEMENT + r"Neither character nor element content is allowed",
        (
            "元素 {name} 写明 xsi:nil（无值）却有内容；请去掉 xsi:nil，或清空",
            "the element {name} says xsi:nil (no value) and has one. Take xsi:nil away, or empty it",
        ),
    ),
    (
        _ELEMENT + r"The element is not 'nillable'",
        (
            "元素 {name} 不允许写 xsi:nil；请去掉该属性并填写，没有值的可选元素请整个删去",
            "the element {name} may not have xsi:nil. Take it away and fill the element in, or leave the element out",
        ),
    ),
    (
        r"Element '[^']*', attribute 'type': The (?:QName value|type definition) '([^']*)'",
        (
            "元素 {name} 的 xsi:type“{0}”不是数据结构中可用的类型；请删去该属性",
            "the xsi:type “{0}” of the element {name} is no type that the schema allows there. Delete it",
        ),
    ),
    (
        _HEAD + r"The (?:actual |initial )?value '.*' does not match the fixed value constraint '(.*)'",
        (
            "{name} 的值“{value}”不对，只能是“{0}”",
            "the value “{value}” of {name} is wrong: it can only be “{0}”",
        ),
    ),
    (
        _ELEMENT + r"Element content is not allowed",
        (
            "元素 {name} 中不应有子元素，只应是一个值",
            "the element {name} may not have child elements: it is a single value",
        ),
    ),
    (
        _HEAD + r"The value has a length of '(\d+)'; this exceeds the allowed maximum length of '(\d+)'",
        (
            "{name} 的值“{value}”长 {0} 个字符，最多允许 {1} 个；请缩短",
            "the value “{value}” of {name} is {0} characters long; at most {1} are allowed. Shorten it",
        ),
    ),
    (
        _HEAD + r"The value has a length of '0'; this underruns the allowed minimum length",
        ("{name} 是空的；请填写", "{name} is empty. Fill it in"),
    ),
    (
        _HEAD + r"The value has a length of '(\d+)'; this (?:underruns the allowed minimum|differs from the allowed)"
        r" length of '(\d+)'",
        (
            "{name} 的值“{value}”长 {0} 个字符，应为 {1} 个",
            "the value “{value}” of {name} is {0} characters long; {1} are asked for",
        ),
    ),
    (
        _HEAD + r"The value '.*' has more fractional digits than are allowed \('(\d+)'\)",
        (
            "{name} 的值 {value} 的小数超过 {0} 位；请按规定位数取舍",
            "the value {value} of {name} has more than {0} decimals. Round it",
        ),
    ),
    (
        _HEAD + r"The value '.*' has more digits than are allowed \('(\d+)'\)",
        ("{name} 的值 {value} 的数字超过 {0} 位", "the value {value} of {name} has more than {0} digits"),
    ),
    (
        _HEAD + r"The value '.*' is not an element of the set \{(.*)\}",
        (
            "{name} 的值“{value}”不在允许值之内，应为 {set}",
            "the value “{value}” of {name} is not allowed; it is to be {set}",
        ),
    ),
    (
        _HEAD + r"The value '.*' is not accepted by the pattern '(.*)'",
        (
            "{name} 的值“{value}”不符合规定的格式{should}",
            "the value “{value}” of {name} does not have the form that is asked for{should}",
        ),
    ),
    (
        _HEAD + r"The value '.*' is less than the minimum value allowed \('(.*)'\)",
        ("{name} 的值 {value} 小于允许的最小值 {0}", "the value {value} of {name} is less than {0}, the least allowed"),
    ),
    (
        _HEAD + r"The value '.*' is greater than the maximum value allowed \('(.*)'\)",
        ("{name} 的值 {value} 大于允许的最大值 {0}", "the value {value} of {name} is more than {0}, the most allowed"),
    ),
    (
        _HEAD + r"The value '.*' must be less than '(.*)'",
        ("{name} 的值 {value} 应小于 {0}", "the value {value} of {name} is to be less than {0}"),
    ),
    (
        _HEAD + r"The value '.*' must be greater than '(.*)'",
        ("{name} 的值 {value} 应大于 {0}", "the value {value} of {name} is to be more than {0}"),
    ),
    (
        _HEAD + r"'' is not a valid value of",
        ("{name} 是空的{should}；请填写", "{name} is empty{should}. Fill it in"),
    ),
    (
        _HEAD + r"'.*' is not a valid value of the (?:\w+ )?(?:atomic |union |list )?type(?: 'xs:(\w+)')?",
        (
            "{name} 的值“{value}”不是规定的类型{should}",
            "the value “{value}” of {name} is not of the type that is asked for{should}",
        ),
    ),
    (
        _ELEMENT + r"Duplicate key-sequence \[(.*)\] in",
        (
            "元素 {name} 的标识 {0} 重复；每个标识只应出现一次",
            "the key {0} of the element {name} is there twice. Each may occur once",
        ),
    ),
    (
        _ELEMENT + r"Not all fields of key identity-constraint",
        ("元素 {name} 缺少作为标识的值；请补上", "the element {name} lacks a value that is part of its key. Add it"),
    ),
    (
        _ELEMENT + r"The XPath '(.*)' of a field of",
        (
            "元素 {name} 不能作为标识，因为它不是单一的值；请核对数据结构（XSD）",
            "the element {name} cannot be a key, since it is no single value. Look at the schema (XSD)",
        ),
    ),
    (
        _ELEMENT + r"No match found for key-sequence \[(.*)\]",
        (
            "元素 {name} 引用的 {0} 不存在；请改正引用，或补上被引用的记录",
            "what the element {name} refers to, {0}, does not exist. Correct it, or add what is missing",
        ),
    ),
)
"""The first row whose expression begins the sentence; {0} … are its groups, the others are told by ``Seen``."""

TWICE: Pair = (
    "元素 {name} 重复出现，同一记录中只应有一个；请删去多余的",
    "the element {name} occurs more than once in its record. Keep one",
)
ROOT_NAME: Pair = (
    "根元素是 {name}，应为 {parent}；请对照数据结构改正",
    "the root element is {name}; it is to be {parent}. Correct it",
)
ROOT_SPACE: Pair = (
    "根元素 {name} 的命名空间是 {own}，应为 {space}；请改正 xmlns",
    "the root element {name} is in the namespace {own}; it is to be {space}. Correct its xmlns",
)
ROOT_BARE: Pair = (
    '根元素 {name} 没有命名空间，应写 xmlns="{space}"',
    'the root element {name} is in no namespace; write xmlns="{space}"',
)
ROOT_UNSPACED: Pair = (
    "根元素 {name} 不应有命名空间 {own}；请删去 xmlns",
    "the root element {name} is to be in no namespace, not in {own}. Delete its xmlns",
)
UNKNOWN: Pair = (
    "元素 {name} 不是 {parent} 中规定的元素；请改正元素名，或删去",
    "the element {name} is none that {parent} may hold. Correct its name, or delete it",
)
MISSPELT: Pair = (
    "元素 {name} 不是 {parent} 中规定的元素，是否应为 {near}？请改正元素名，或删去",
    "the element {name} is none that {parent} may hold; is it {near}? Correct its name, or delete it",
)
TOO_MANY: Pair = (
    "元素 {name} 的个数超过规定，或次序不对；请对照数据结构改正",
    "there are too many elements {name}, or they are in the wrong order. Follow the schema",
)
NO_SPACE: Pair = (
    '元素 {name} 没有命名空间，应属于 {space}；请与根元素一致（常见原因：xmlns=""）',
    'the element {name} is in no namespace; it belongs to {space}. Write it like the root (often: xmlns="")',
)
OTHER_SPACE: Pair = (
    "元素 {name} 的命名空间 {own} 不对，应为 {space}；请与根元素一致",
    "the element {name} is in the namespace {own}; it belongs to {space}. Write it as the root is written",
)
MORE: Pair = (
    "元素 {name} 还有 {count} 处同类问题没有逐一列出；请整体改正后再查",
    "the element {name} has {count} more of the same kind that are not listed one by one. Correct all of them",
)
SKIPPED: Pair = (
    "元素 {name} 过大，没有对照数据结构检查",
    "the element {name} is too large; it was not held against the schema",
)
