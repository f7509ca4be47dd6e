"""Small stand-ins for scanned papers: valid PDF and PNG files, the same bytes every time."""

from __future__ import annotations

import struct
import zlib

LINES = 34
"""Lines of a page."""


def pdf(title: str, lines: tuple[str, ...]) -> bytes:
    """A PDF with these lines, in any letters of the basic plane: the font is one of those that viewers bring along
    (STSong-Light), its letters are told by their Unicode numbers, and a map says so to whoever reads the text."""
    pages = [lines[i : i + LINES] for i in range(0, len(lines), LINES)] or [()]
    first = 7
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("ascii"),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        b"/Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>",
        _stream(_unicode_map("".join(lines))),
    ]
    for i, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * i + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode("ascii"),
            _stream(_shown(page)),
        ]
    return _assembled((*objects, b"<< /Title <%s> >>" % _hex("\ufeff" + title)))


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode("ascii")


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _shown(lines: tuple[str, ...]) -> bytes:
    return b"BT /F1 12 Tf 22 TL 72 770 Td %s ET" % b" T* ".join(b"<%s> Tj" % _hex(line) for line in lines)


def _unicode_map(text: str) -> bytes:
    """The ToUnicode map: each letter stands for itself."""
    codes = [_hex(letter) for letter in sorted(set(text))]
    parts = [codes[i : i + 100] for i in range(0, len(codes), 100)]  # a section may hold no more
    sections = (
        b"%d beginbfchar\n%s\nendbfchar" % (len(p), b"\n".join(b"<%s> <%s>" % (c, c) for c in p)) for p in parts
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Adobe-Identity-UCS def\n"
        b"/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + b"\n".join(sections)
        + b"\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _assembled(objects: tuple[bytes, ...]) -> bytes:
    """Header, objects, table of their offsets, trailer; the last object is the information dictionary."""
    body = bytearray(b"%PDF-1.4\n")
    offsets = []
    for i, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (i, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    body += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(objects), start)
    return bytes(body)


def png(width: int, height: int) -> bytes:
    """A grey picture with a lighter border."""
    rows = b"".join(
        b"\0" + bytes(200 if x in (0, width - 1) or y in (0, height - 1) else 120 for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    stored = zlib.compress(rows, 0)
    chunks = ((b"IHDR", header), (b"IDAT", stored), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
