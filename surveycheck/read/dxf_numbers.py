"""Decimal numbers in bulk, each bit for bit what ``float(text)`` gives.

Eight digits at a time in one 64-bit word. The digits are one integer M and the value M / 10^k: below 2^53 that one
division is correctly rounded; above, the quotient is corrected by its exact residual (Dekker 1971, *A floating-point
technique for extending the available precision*). Whatever is close to a tie, or looks otherwise, goes to ``float``.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.read.contents import Bytes
from surveycheck.read.dxf_pairs import Pairs, Words

Tails = tuple[Words, Words]

BLOCK = 1 << 15
"""Numbers worked on at a time, so that the temporaries stay in the caches."""

ZEROS = np.uint64(0x3030303030303030)
LAST = np.array([0] + [(0xFFFFFFFFFFFFFFFF << (64 - 8 * k)) & 0xFFFFFFFFFFFFFFFF for k in range(1, 9)], np.uint64)
"""Mask of the last k bytes of a word."""

LADDER = (
    (np.uint64(1 + (10 << 8)), np.uint64(8), np.uint64(0x00FF00FF00FF00FF)),
    (np.uint64(1 + (100 << 16)), np.uint64(16), np.uint64(0x0000FFFF0000FFFF)),
    (np.uint64(1 + (10000 << 32)), np.uint64(32), np.uint64(0x00000000FFFFFFFF)),
)
"""Digits become twos, fours, and eights: one product adds the left one of two, so many times, to the right one; by how
many bits to shift, what to keep."""

DOTS = np.uint64(0x2E2E2E2E2E2E2E2E)
ONES = np.uint64(0x0101010101010101)
HIGHS = np.uint64(0x8080808080808080)

TENS = np.array([10.0**k for k in range(20)], np.float64)
WHOLE_TENS = np.array([10**k for k in range(20)], np.uint64)
ROOM = np.array([(2**64 - 10**16) // 10**k for k in range(17)], np.uint64)
EXACT = np.uint64(1 << 53)
SPLIT = 134217729.0


def numbers(pairs: Pairs, index: Ints) -> Floats:
    """Values of the pairs ``index`` as numbers; NaN where the value is no number."""
    value = np.empty(len(index), np.float64)
    for k in range(0, len(index), BLOCK):
        value[k : k + BLOCK] = _block(pairs, index[k : k + BLOCK])
    return value


def integers(pairs: Pairs, index: Ints) -> Ints:
    """Values of the pairs ``index`` as whole numbers; 0 where the value is none."""
    value = numbers(pairs, index)
    sound = np.abs(np.nan_to_num(value, nan=1e300)) < 2**53
    return np.where(sound, value, 0.0).astype(np.int64)


def number(text: bytes) -> float:
    """One number as C's ``strtod`` reads it: no underscores; NaN for anything else, ``1.#QNAN`` too."""
    try:
        return float(text) if b"_" not in text else float("nan")
    except ValueError:
        return float("nan")


def _block(pairs: Pairs, index: Ints) -> Floats:
    words, buffer = pairs.words, pairs.buffer
    begin = pairs.at[index].astype(np.int64)
    end = begin + pairs.size[index]
    sign = buffer[begin]
    if (sign == 32).any():
        begin = _after_blanks(pairs, begin, end)
        sign = buffer[begin]
    minus = sign == 45
    whole = end - begin
    whole -= minus | (sign == 43)
    tails = _tails(buffer, end)
    behind = _behind_dot(words, tails, end, whole)
    part = np.maximum(behind, 0)
    whole -= behind + 1
    good = (whole <= 8) & (part <= 16) & (whole + part > 0)
    if not good.all():
        whole[~good] = part[~good] = 0
    mantissa, sound = _digits(_before_dot(words, tails, end, behind), whole)
    mantissa, good = _with_fraction(mantissa, tails, part, good & sound)
    value = mantissa.astype(np.float64)
    value /= TENS[part]
    large = np.flatnonzero(good & (mantissa > EXACT))
    if len(large):
        value[large], tie = _quotient(mantissa[large], TENS[part[large]])
        good[large[tie]] = False
    if minus.any():  # the sign bit; ``np.negative`` of some takes ten times as long
        value.view(np.uint64)[:] |= minus.astype(np.uint64) << np.uint64(63)
    if not good.all():
        for i in np.flatnonzero(~good):
            value[i] = number(pairs.value(int(index[i])))
    return value


def _tails(buffer: Bytes, end: Ints) -> Tails:
    """The last eight bytes before each place, and the eight before them: put together from words that lie where words
    lie in memory, as these are gathered five times as fast as others."""
    aligned = buffer[: len(buffer) // 8 * 8].view("<u8")
    place = (end >> 3) - 2
    bits = (end & 7).view(np.uint64) << np.uint64(3)
    rest = np.uint64(64) - bits  # a shift by 64 leaves 0
    before = aligned[place] >> bits
    middle = aligned[place + 1]
    before |= middle << rest
    middle >>= bits
    middle |= aligned[place + 2] << rest
    return middle, before


def _behind_dot(words: Words, tails: Tails, end: Ints, count: Ints) -> Ints:
    """How many of the last ``count`` characters before ``end`` stand behind the last dot, -1 where none of the last 24
    is one."""
    behind = _after_last_dot(tails[0], count)
    for seen in (8, 16):
        far = np.flatnonzero((behind < 0) & (count > seen))
        if not len(far):
            break
        word = tails[1][far] if seen == 8 else words[end[far] - 24]
        more = _after_last_dot(word, count[far] - seen)
        behind[far] = np.where(more < 0, -1, more + seen)
    return behind


def _before_dot(words: Words, tails: Tails, end: Ints, behind: Ints) -> Words:
    """The eight bytes before the dot that ``behind`` characters follow; before ``end`` where there is no dot (-1)."""
    bits = ((behind + 1) << 3).view(np.uint64)
    word = tails[0] << bits
    word |= tails[1] >> (np.uint64(64) - bits)
    far = np.flatnonzero(behind > 7)
    word[far] = words[end[far] - behind[far] - 9]
    return word


def _after_last_dot(word: Words, count: Ints) -> Ints:
    """The same of one word, the last eight characters. The bit that the lowest byte of zero sets tells which byte it is
    (Warren 2013, *Hacker's Delight*, 6-1). Bytes above may be mistaken for one, where there are two dots: no number."""
    x = word ^ DOTS
    x |= ~LAST[np.minimum(count, 8)]
    hit = x - ONES
    hit &= ~x
    hit &= HIGHS
    lowest = ~hit
    hit -= np.uint64(1)
    lowest &= hit
    after: Ints = np.int64(7) - (np.bitwise_count(lowest) >> 3)
    return after


def _with_fraction(digits: Words, tails: Tails, part: Ints, good: Bools) -> tuple[Words, Bools]:
    """The digits before the dot and the ``part`` digits behind it, the last of all, as one number each."""
    long = np.flatnonzero(part > 8)
    low, sound = _digits(tails[0], np.minimum(part, 8) if len(long) else part)
    good &= sound
    if len(long):
        high, sound = _digits(tails[1][long], part[long] - 8)
        low[long] += high * WHOLE_TENS[8]
        good[long] &= sound & (digits[long] <= ROOM[part[long]])
    digits *= WHOLE_TENS[part]
    digits += low
    return digits, good


def _after_blanks(pairs: Pairs, begin: Ints, end: Ints) -> Ints:
    """Beginnings behind leading blanks."""
    blank = (pairs.buffer[begin] == 32) & (begin < end)
    while blank.any():
        begin = begin + blank
        blank = (pairs.buffer[begin] == 32) & blank & (begin < end)
    return begin


def _digits(word: Words, count: Ints) -> tuple[Words, Bools]:
    """The last ``count`` (0 to 8) characters of words as a number, and whether they are all digits."""
    x = word ^ ZEROS
    x &= LAST[count]
    odd = x + np.uint64(0x7676767676767676)
    odd |= x
    odd &= HIGHS
    for ten, bits, mask in LADDER:
        x *= ten
        x >>= bits
        x &= mask
    return x, odd == 0


def _quotient(mantissa: Words, ten: Floats) -> tuple[Floats, Bools]:
    """Correctly rounded quotients of whole numbers above 2^53, and where a tie is too close to be sure."""
    high = mantissa.astype(np.float64)
    rest = (mantissa - high.astype(np.uint64)).astype(np.int64).astype(np.float64)
    quotient = high / ten
    product, error = _product(quotient, ten)
    correction = ((high - product) - error + rest) / ten
    value = quotient + correction
    left = correction - (value - quotient)
    half = np.spacing(value) / 2.0
    # below a power of two the spacing is half as wide: take both distances for suspects
    tie = (np.abs(np.abs(left) - half) < half * 1e-6) | (np.abs(np.abs(left) - half / 2) < half * 1e-6)
    return value, tie | (high >= 2.0**63)


def _product(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """a · b as the nearest double and the exact rest (Dekker, Veltkamp)."""
    product = a * b
    a_high = a * SPLIT - (a * SPLIT - a)
    b_high = b * SPLIT - (b * SPLIT - b)
    a_low, b_low = a - a_high, b - b_high
    return product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
