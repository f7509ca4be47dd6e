"""Findings of a drawing → a script for AutoCAD, CASS and their like with commands that step through them.

``SCN`` goes to the next finding, ``SCP`` back, ``SCG`` to one by its number. As in ``cad.py`` nothing of a deliverable
becomes a command: handles are hexadecimal, coordinates are numbers, words are made harmless.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveycheck.report.cad import FARTHEST, HEX, WIDE, harmless


@dataclass(frozen=True)
class Step:
    """One finding: its number in the report, a word about it, its spot (drawing units), a handle or ""."""

    number: int
    text: str
    at: tuple[float, float]
    handle: str = ""


def steps_script(steps: Sequence[Step], file: str, metre: float = 1.0) -> bytes:
    """The script, GBK with CRLF; ``metre``: drawing units in a metre. Every expression stands on a line of its own."""
    lines = ["; surveycheck: SCN / SCP / SCG", "; " + harmless(file), "(setq sck:d nil sck:i -1)"]
    lines += [_row(step) for step in steps if all(abs(value) < FARTHEST for value in step.at)]
    lines += ["(setq sck:d (reverse sck:d))", *_commands(WIDE * metre)]
    lines.append('(princ "\\nsurveycheck: SCN next, SCP previous, SCG number")')
    return "".join(line + "\r\n" for line in lines).encode("gbk", "replace")


def _row(step: Step) -> str:
    handle = step.handle.upper() if HEX.fullmatch(step.handle) else ""
    x, y = step.at
    return f'(setq sck:d (cons (list {step.number} "{handle}" {x:.4f} {y:.4f} "{harmless(step.text)}") sck:d))'


def _commands(high: float) -> Iterator[str]:
    """The window of world coordinates around the spot; the thing is picked where it is still there. An expression may
    go on in the next line."""
    yield "(defun sck:go (/ r e) (setq r (nth sck:i sck:d))"
    yield f'  (command "_.ZOOM" "_C" "_non" (trans (list (nth 2 r) (nth 3 r) 0.0) 0 1) {high:.4f})'
    yield '  (if (and (/= (nth 1 r) "") (setq e (handent (nth 1 r)))) (sssetfirst nil (ssadd e (ssadd))))'
    yield '  (princ (strcat "\\n" (itoa (nth 0 r)) "  " (nth 4 r))) (princ))'
    yield "(defun c:SCN () (if sck:d (progn (setq sck:i (rem (1+ sck:i) (length sck:d))) (sck:go))) (princ))"
    yield "(defun c:SCP () (if sck:d (progn (setq sck:i"
    yield "  (rem (+ (max sck:i 0) (1- (length sck:d))) (length sck:d))) (sck:go))) (princ))"
    yield '(defun c:SCG (/ n k) (setq n (getint "\\nNo.: ") k 0) (if n (progn'
    yield "  (while (and (< k (length sck:d)) (/= n (car (nth k sck:d)))) (setq k (1+ k)))"
    yield '  (if (< k (length sck:d)) (progn (setq sck:i k) (sck:go)) (princ "\\n?")))) (princ))'
