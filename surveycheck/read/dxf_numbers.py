"""Decimal numbers in bulk, each bit for bit what ``float(text)`` gives.

Eight digits at a time in one 64-bit word. The digits are one integer M and the value M / 10^k: below 2^53 that one
division is correctly rounded; above, the quotient is corrected by its exact residual (Dekker 1971, *A floating-point
technique for extending the available precision*). Whatever is close to a tie, or looks otherwise, goes to ``float``.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.read.dxf_pairs import Pairs, Words

BLOCK = 1 << 15
"""Numbers worked on at a time, so that the temporaries stay in the caches."""

ZEROS = np.uint64(0x3030303030303030)
LAST = np.array([0] + [(0xFFFFFFFFFFFFFFFF << (64 - 8 * k)) & 0xFFFFFFFFFFFFFFFF for k in range(1, 9)], np.uint64)
"""Mask of the last k bytes of a word."""

LADDER = (
    (np.uint64(8), np.uint64(10), np.uint64(0x00FF00FF00FF00FF)),
    (np.uint64(16), np.uint64(100), np.uint64(0x0000FFFF0000FFFF)),
    (np.uint64(32), np.uint64(10000), np.uint64(0x00000000FFFFFFFF)),
)
"""Digits become twos, fours, and eights: by how many bits to shift, what the left one counts, what to keep."""

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
    size, dot = pairs.size[index], pairs.dot[index]
    end = begin + size
    point = np.where(dot >= 0, begin + dot, end)
    sign = buffer[begin]
    if (sign == 32).any():
        begin = _after_blanks(pairs, begin, end)
        sign = buffer[begin]
    minus = sign == 45
    whole = point - begin
    whole -= minus | (sign == 43)
    part = np.maximum(end - point - 1, 0)
    good = (whole >= 0) & (whole <= 8) & (part <= 16) & (whole + part > 0)
    if not good.all():
        whole[~good] = part[~good] = 0
    mantissa, sound = _digits(words[point - 8], whole)
    mantissa, good = _with_fraction(words, mantissa, end, part, good & sound)
    value = mantissa.astype(np.float64)
    value /= TENS[part]
    large = np.flatnonzero(good & (mantissa > EXACT))
    if len(large):
        value[large], tie = _quotient(mantissa[large], TENS[part[large]])
        good[large[tie]] = False
    np.negative(value, out=value, where=minus)
    for i in np.flatnonzero(~good):
        value[i] = number(pairs.value(int(index[i])))
    return value


def _with_fraction(words: Words, digits: Words, end: Ints, part: Ints, good: Bools) -> tuple[Words, Bools]:
    """The digits before the dot and the ``part`` digits behind it, which end at ``end``, as one number each."""
    long = np.flatnonzero(part > 8)
    low, sound = _digits(words[end - 8], np.minimum(part, 8) if len(long) else part)
    good &= sound
    if len(long):
        high, sound = _digits(words[end[long] - 16], part[long] - 8)
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
    good = ((x + np.uint64(0x7676767676767676)) | x) & np.uint64(0x8080808080808080) == 0
    for bits, ten, mask in LADDER:
        more = x >> bits
        x *= ten
        x += more
        x &= mask
    return x, good


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
