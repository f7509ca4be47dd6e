"""Inputs made worse: changes of bytes, and changes that know what a DXF, an XML file or a zip is made of.

A mutator takes a source of chance, the input and another seed, and gives the changed input. All are deterministic.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

Mutator = Callable[[random.Random, bytes, bytes], bytes]
LARGEST = 200_000
"""Inputs do not grow beyond so many bytes."""

NUMBERS = (
    b"0", b"-1", b"1", b"2", b"3", b"7", b"16", b"64", b"128", b"255", b"32767", b"32768", b"65536", b"-32769",
    b"1000000", b"2147483647", b"2147483648", b"-2147483649", b"9007199254740993", b"18446744073709551616",
    b"99999999999999999999999999", b"1e300", b"-1e300", b"1e-320", b"1e999", b"nan", b"NaN", b"-nan", b"inf",
    b"-Infinity", b"1.#QNAN", b"-1.#IND", b"0x10", b"1_000", b"1,5", b"+5", b"5.", b".5", b".", b"-", b"1e",
    b"1e+", b"1d5", b"--1", b"1 2", b" 7 ", b"\t7", b"00000000000000000007", b"0." + b"1" * 400,
    b"\xef\xbc\x91", b"360", b"720", b"-90", b"1e15", b"1e16", b"0.1", b"500000.123", b"3.141592653589793",
)  # fmt: skip
WORDS = (
    b"", b" ", b"SECTION", b"ENDSEC", b"EOF", b"BLOCK", b"ENDBLK", b"BLOCKS", b"ENTITIES", b"HEADER", b"TABLES",
    b"TABLE", b"ENDTAB", b"OBJECTS", b"CLASSES", b"LINE", b"LWPOLYLINE", b"POLYLINE", b"VERTEX", b"SEQEND",
    b"INSERT", b"ATTRIB", b"ATTDEF", b"HATCH", b"SPLINE", b"ELLIPSE", b"ARC", b"CIRCLE", b"TEXT", b"MTEXT",
    b"POINT", b"SOLID", b"TRACE", b"3DFACE", b"DIMENSION", b"LEADER", b"MPOLYGON", b"VIEWPORT", b"IMAGE",
    b"WIPEOUT", b"ACAD_TABLE", b"MLINE", b"RAY", b"XLINE", b"3DSOLID", b"REGION", b"$ACADVER", b"AC1009",
    b"AC1015", b"AC1021", b"AC1032", b"$DWGCODEPAGE", b"ANSI_936", b"ANSI_1252", b"gb2312", b"utf-16", b"idna",
    b"hex", b"A", b"B", b"*U1", b"*D1", b"*Model_Space", b"*Paper_Space", b"0", b"{", b"}", b"{ACAD_REACTORS",
    b"{SOUTH", b"SOUTH", b"\\U+4E2D", b"\\U+D800", b"\\U+ZZZZ", b"\\M+5D6D0", b"\\P{\\fSimSun|b0;", b"%%d%%c%%",
    b"%%" + b"9" * 30, b"^J^M^", b"\xd6\xd0\xb9\xfa", b"\xe4\xb8\xad", b"\xff\xfe", b"\x80", b"\x00", b"\x1a",
    b"\xc3\xa4\xc2\xb8", b"x" * 3000, b"{" * 600, b"{0}", b"{x!r}", b"%s", b"<script>", b"../../x", b"CON",
)  # fmt: skip
CODES = (
    b"0", b"1", b"2", b"3", b"5", b"6", b"7", b"8", b"10", b"11", b"12", b"20", b"21", b"30", b"31", b"39",
    b"40", b"41", b"42", b"43", b"44", b"45", b"50", b"51", b"62", b"66", b"67", b"70", b"71", b"72", b"73",
    b"74", b"75", b"76", b"77", b"78", b"90", b"91", b"92", b"93", b"94", b"95", b"96", b"97", b"98", b"100",
    b"101", b"102", b"105", b"210", b"220", b"230", b"330", b"410", b"420", b"999", b"1000", b"1001", b"1002",
    b"1004", b"1005", b"1010", b"1011", b"1020", b"1030", b"1040", b"1070", b"1071", b"1072", b"-1", b"-666",
    b"x", b"", b"9999", b"  0", b"0 ", b"000", b"1e1", b"1.0",
)  # fmt: skip
COUNTS = frozenset((b"70", b"71", b"72", b"73", b"74", b"90", b"91", b"92", b"93", b"94", b"95", b"96", b"97"))


# --- any bytes


def flip(chance: random.Random, data: bytes, other: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if out:
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def replace_bytes(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    new = chance.choice(
        (
            chance.randbytes(chance.randint(0, 6)),
            chance.choice(NUMBERS),
            chance.choice(WORDS),
            b"\r",
            b"\n",
            b"\r\n",
            b"\x00",
        )
    )
    return data[:at] + new + data[at + chance.randint(0, 6) :]


def drop(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randint(1, 200) :]


def repeat(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + chance.randint(1, 300)] * chance.randint(2, 6) + data[at:]


def cut(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def recode(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The same text in another encoding, whatever the file says of its own."""
    text = data.decode(chance.choice(("utf-8", "gb18030", "latin-1")), "replace")
    to = chance.choice(
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp1252", "utf-32")
    )
    return text.encode(to, "replace")


def line_ends(chance: random.Random, data: bytes, other: bytes) -> bytes:
    ends = (b"\n", b"\r\n", b"\r", b"\r\r\n", b"\n\n", b" \n", b"\n ", b"\x0b", b"\x85")
    one, two = chance.choice(ends), chance.choice(ends)
    parts = data.split(b"\n")
    return b"".join(part + (two if chance.random() < 0.02 else one) for part in parts)


BYTES: tuple[Mutator, ...] = (flip, replace_bytes, drop, repeat, cut, splice, recode, line_ends)


# --- DXF: lines in pairs

Pair = tuple[bytes, bytes]


def _pairs(data: bytes) -> list[Pair]:
    lines = data.split(b"\n")
    return list(zip(lines[::2], lines[1::2], strict=False))


def _joined(pairs: list[Pair]) -> bytes:
    return b"".join(code + b"\n" + value + b"\n" for code, value in pairs)


def _records(pairs: list[Pair]) -> list[int]:
    return [i for i, (code, _) in enumerate(pairs) if code.strip() == b"0"] or [0]


def pair_changed(chance: random.Random, data: bytes, other: bytes) -> bytes:
    pairs = _pairs(data)
    for _ in range(chance.randint(1, 4)):
        if not pairs:
            break
        i, j = chance.randrange(len(pairs)), chance.randrange(len(pairs))
        what = chance.randrange(7)
        if what == 0:
            pairs[i], pairs[j] = pairs[j], pairs[i]
        elif what == 1:
            pairs.insert(i, pairs[j])
        elif what == 2:
            del pairs[i]
        elif what == 3:
            pairs[i] = (chance.choice(CODES), pairs[i][1])
        elif what == 4:
            pairs[i] = (pairs[i][0], pairs[j][1])
        elif what == 5:
            pairs[i] = (pairs[i][0], chance.choice(NUMBERS + WORDS))
        else:
            pairs.insert(i, (chance.choice(CODES), chance.choice(NUMBERS + WORDS)))
    return _joined(pairs)


def number_lied(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Numbers and counts that are not what they say."""
    pairs = _pairs(data)
    counts = [i for i, (code, _) in enumerate(pairs) if code.strip() in COUNTS]
    numeric = [i for i, (code, _) in enumerate(pairs) if code.strip().isdigit() and 10 <= int(code) < 100]
    for _ in range(chance.randint(1, 3)):
        among = counts if counts and chance.random() < 0.5 else numeric
        if among:
            i = chance.choice(among)
            pairs[i] = (pairs[i][0], chance.choice(NUMBERS))
    return _joined(pairs)


def record_moved(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A whole record, or several, doubled, dropped, put elsewhere, or taken from another file."""
    pairs, from_other = _pairs(data), _pairs(other)
    begins, theirs = _records(pairs), _records(from_other)
    k = chance.randrange(len(begins))
    first = begins[k]
    last = begins[min(k + chance.randint(1, 3), len(begins) - 1)]
    piece, there = pairs[first:last], chance.choice(begins)
    what = chance.randrange(4)
    if what == 0:
        pairs[there:there] = piece * chance.randint(1, 3)
    elif what == 1:
        del pairs[first:last]
    elif what == 2:
        del pairs[first:last]
        pairs[there:there] = piece
    else:
        k = chance.randrange(len(theirs))
        pairs[there:there] = from_other[theirs[k] : theirs[min(k + chance.randint(1, 6), len(theirs) - 1)]]
    return _joined(pairs)


def blocks_knotted(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """References to blocks that lead in circles, or are arrays beyond all measure."""
    pairs = _pairs(data)
    names = [value for code, value in pairs if code.strip() == b"2"]
    inside = False
    for i, (code, value) in enumerate(pairs):
        if code.strip() == b"0":
            inside = value.strip() in (b"INSERT", b"DIMENSION")
        elif inside and code.strip() == b"2" and names and chance.random() < 0.7:
            pairs[i] = (code, chance.choice(names))
        elif inside and code.strip() == b"10" and chance.random() < 0.3:
            grown = [(b"70", chance.choice(NUMBERS)), (b"71", chance.choice(NUMBERS)), (b"44", b"1"), (b"45", b"1")]
            return _joined([*pairs[:i], *grown, *pairs[i:]])
    return _joined(pairs)


def comments(chance: random.Random, data: bytes, other: bytes) -> bytes:
    pairs = _pairs(data)
    for _ in range(chance.randint(1, 5)):
        pairs.insert(chance.randrange(len(pairs) + 1), (b"999", chance.choice(WORDS)))
    return _joined(pairs)


DXF: tuple[Mutator, ...] = (
    pair_changed,
    number_lied,
    record_moved,
    blocks_knotted,
    comments,
    pair_changed,
    number_lied,
    record_moved,
)


# --- XML: tags and what is between them

TOKEN = re.compile(rb"<[^>]*>|[^<]+")
XML_WORDS = (
    b"&lt;", b"&amp;", b"&x;", b"&#0;", b"&#x110000;", b"&#55296;", b"&#x4E2D;", b"<![CDATA[ <a> ]]>", b"]]>",
    b"<!-- x -->", b"<!-- -- -->", b"<?pi x?>", b"<?xml version='1.0'?>", b"<", b">", b'"', b"'", b"=",
    b"xmlns=''", b"<a/>", b"</a>", b"<a:b/>", b"<a b='1' b='2'/>", b"\x00", b"\xff\xfe", b"\x0c",
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
    b"<xi:include href='/etc/passwd'/>",
)  # fmt: skip
DECLARED = (b"utf-8", b"gbk", b"GB2312", b"gb18030", b"utf-16", b"ISO-8859-1", b"ascii", b"utf-7", b"idna", b"hex", b"")


def token_changed(chance: random.Random, data: bytes, other: bytes) -> bytes:
    tokens = TOKEN.findall(data)
    for _ in range(chance.randint(1, 3)):
        if not tokens:
            break
        i, j = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        what = chance.randrange(6)
        if what == 0:
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif what == 1:
            tokens.insert(i, tokens[j])
        elif what == 2:
            del tokens[i]
        elif what == 3:
            tokens.insert(i, chance.choice(XML_WORDS))
        elif tokens[i].startswith(b"<"):
            tokens[i] = tokens[i].replace(b'"', chance.choice((b"'", b"", b'"' + chance.choice(NUMBERS))), 1)
        else:
            tokens[i] = chance.choice((*NUMBERS, *WORDS, b"1 2 3", b"1 2", b"1e5 nan", b" "))
    return b"".join(tokens)


def element_moved(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A whole element doubled, dropped, or put elsewhere."""
    found = list(re.finditer(rb"<([\w:.-]+)[^>]*?(?:/>|>[^<]*</\1>)", data))
    if not found:
        return data
    one, two = chance.choice(found), chance.choice(found)
    what = chance.randrange(3)
    if what == 0:
        return data[: one.start()] + two[0] * chance.randint(1, 3) + data[one.start() :]
    if what == 1:
        return data[: one.start()] + data[one.end() :]
    return data[: one.start()] + two[0] + data[one.end() :]


def deepened(chance: random.Random, data: bytes, other: bytes) -> bytes:
    tokens = TOKEN.findall(data)
    depth = chance.choice((2, 30, 250, 260, 3000))
    i = chance.randrange(len(tokens) + 1)
    return b"".join([*tokens[:i], b"<d>" * depth, b"1", b"</d>" * depth, *tokens[i:]])


def declared(chance: random.Random, data: bytes, other: bytes) -> bytes:
    body = re.sub(rb"^\s*<\?xml[^>]*>", b"", data)
    return b'<?xml version="1.0" encoding="' + chance.choice(DECLARED) + b'"?>' + body


def attribute_grown(chance: random.Random, data: bytes, other: bytes) -> bytes:
    value = chance.choice((b"x" * 20_000, *NUMBERS, *WORDS, *XML_WORDS))
    name = chance.choice((b"name", b"pntRef", b"a", b"xmlns", b"xmlns:a", b"xml:id"))
    places = [match.end() for match in re.finditer(rb"<[\w:.-]+", data)]
    at = chance.choice(places) if places else 0
    return data[:at] + b" " + name + b'="' + value + b'"' + data[at:]


XML: tuple[Mutator, ...] = (
    token_changed,
    element_moved,
    token_changed,
    element_moved,
    deepened,
    declared,
    attribute_grown,
)


# --- zip: headers that lie (APPNOTE 4.3.7, 4.3.12, 4.3.16), names, and members that are themselves changed

HEADERS = ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46), (b"PK\x05\x06", 22), (b"PK\x06\x06", 56), (b"PK\x06\x07", 20))
NAMES = (
    "../x.dxf", "/x.dxf", "C:\\x.dxf", "CON", "aux.xml", "a/../../b.xml", "a//b.xml", "./a.xml", "a" * 300 + ".dxf",
    "图.dxf", "a\x00b.xml", "a\nb.xml", "d/" * 40 + "x.xml", "a.dxf/", "x.xml ", "__MACOSX/x.dxf", "a.dxf", "A.DXF", "",
)  # fmt: skip


def header_lied(chance: random.Random, data: bytes, other: bytes) -> bytes:
    mark, size = chance.choice(HEADERS)
    at = [match.start() for match in re.finditer(re.escape(mark), data)]
    if not at:
        return flip(chance, data, other)
    out = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        width = chance.choice((1, 2, 4))
        place = chance.choice(at) + chance.randrange(4, size - width + 1)
        value = chance.choice(
            (0, 1, 8, 9, 12, 14, 99, 0x0800, 0x7FFF, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, chance.randrange(1 << 16))
        )
        new = (value % (1 << 8 * width)).to_bytes(width, "little")
        out[place : place + width] = new[: max(0, len(out) - place)]
    return bytes(out)


def repacked(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The same members under other names, in other order, or changed within."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist() if info.file_size < LARGEST]
    except Exception:  # it has been spoilt before
        return header_lied(chance, data, other)
    stream = io.BytesIO()
    with zipfile.ZipFile(
        stream, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    ) as archive:
        chance.shuffle(members)
        for name, content in members:
            what = chance.randrange(5)
            name = chance.choice(NAMES) if what == 0 else name
            content = _within(chance, name, content) if what < 3 else content
            info = zipfile.ZipInfo(name.encode("utf-8", "replace").decode("utf-8"))
            info.external_attr = chance.choice((0, 0, 0, 0o120777 << 16, 0o060666 << 16, 0x10))
            archive.writestr(info, content, archive.compression)
    return stream.getvalue()


def _within(chance: random.Random, name: str, content: bytes) -> bytes:
    return chance.choice((*BYTES, *(XML if name.endswith("xml") else DXF)))(chance, content, content)


def entry_doubled(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A central directory entry twice, with the count set right."""
    at = data.find(b"PK\x01\x02")
    end = data.rfind(b"PK\x05\x06")
    if at < 0 or end < 0 or len(data) < end + 22:
        return data
    entry = data[at : at + 46 + sum(struct.unpack_from("<HHH", data, at + 28))] if len(data) >= at + 46 else b""
    times = chance.choice((1, 2, 50, 700))
    count, size = struct.unpack_from("<H", data, end + 10)[0], struct.unpack_from("<I", data, end + 12)[0]
    tail = bytearray(data[end:])
    struct.pack_into(
        "<HHI", tail, 8, (count + times) % 65536, (count + times) % 65536, (size + len(entry) * times) % 2**32
    )
    return data[:end] + entry * times + bytes(tail)


ZIP: tuple[Mutator, ...] = (header_lied, header_lied, repacked, repacked, entry_doubled)

OF_TARGET: dict[str, tuple[Mutator, ...]] = {"dxf": DXF, "xml": XML, "landxml": XML, "zip": ZIP, "inspect": DXF}


def mutated(chance: random.Random, target: str, data: bytes, other: bytes) -> bytes:
    """``data`` changed a few times, mostly by mutators that know its format; never longer than ``LARGEST``."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        among = OF_TARGET[target] if chance.random() < 0.75 else BYTES
        data = chance.choice(among)(chance, data, other)[:LARGEST]
    return data
