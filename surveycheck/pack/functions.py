"""Finding the one @check function of a card: in the library of checks, or in the .py beside the card."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
import sys
from collections.abc import Iterable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

from surveycheck.rule import Defect, Inputs, check, is_check
from surveycheck.rule.check import CheckFunction

CHECK_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FunctionFault(Exception):
    """Why there is no function, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def library_check(name: str) -> CheckFunction:
    """The check ``surveycheck/checks/<name with _>.py``. Raises FunctionFault."""
    if not CHECK_NAME.fullmatch(name):
        raise FunctionFault(
            f"检查名 {name!r} 不合规则（小写字母、数字、连字符）", f"{name!r} cannot be the name of a check"
        )
    path = f"surveycheck.checks.{name.replace('-', '_')}"
    try:
        module = importlib.import_module(path)
    except ModuleNotFoundError as error:
        if error.name == path:
            raise FunctionFault(f"没有检查 {name}", f"there is no check {name}") from None
        raise FunctionFault(f"检查 {name} 无法加载：{error}", f"check {name} cannot be loaded: {error}") from error
    except Exception as error:
        raise FunctionFault(f"检查 {name} 无法加载：{error}", f"check {name} cannot be loaded: {error}") from error
    return _only(module, name)


def python_check(path: Path, pack: str) -> CheckFunction:
    """The check of a pack's own ``.py``; runs that file. Raises FunctionFault.

    The module's name is its own for every file, so that packs cannot get in each other's way; ``sys.path`` is left
    alone and no byte code is written into the pack.
    """
    digest = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]
    name = f"surveycheck_pack_{pack.replace('-', '_')}_{re.sub(r'[^a-z0-9]+', '_', path.stem.lower())}_{digest}"
    spec = importlib.util.spec_from_file_location(name, path, loader=_SourceOnly(name, str(path)))
    if spec is None or spec.loader is None:
        raise FunctionFault("无法加载", "cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        words = f"{type(error).__name__}: {error}"
        raise FunctionFault(f"无法加载：{words}", f"cannot be loaded: {words}") from error
    return _only(module, path.name)


@check
def untrusted(inputs: Inputs) -> Iterable[Defect]:
    """Stands for the function of a .py that must not be run; the runner never calls it."""
    raise RuntimeError("the Python of a pack that is not trusted is never run")


def _only(module: ModuleType, name: str) -> CheckFunction:
    """The one @check function that the module itself defines."""
    marked = {id(f): f for f in vars(module).values() if is_check(f)}
    own: list[CheckFunction] = [f for f in marked.values() if getattr(f, "__module__", "") == module.__name__]
    if len(own) != 1:
        zh = f"{name} 应恰有一个 @check 函数，现有 {len(own)} 个"
        raise FunctionFault(zh, f"{name} must hold exactly one @check function, it holds {len(own)}")
    return own[0]


class _SourceOnly(SourceFileLoader):
    """Always compiles the source, and leaves no __pycache__ behind: nothing that is given is ever changed."""

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = self.source_to_code(self.get_data(self.path), self.path)
        return code
