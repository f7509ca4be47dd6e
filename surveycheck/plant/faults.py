"""What cannot be planted, in Chinese and English."""

from __future__ import annotations


class PlantError(Exception):
    """``zh`` and ``en`` say what is wrong and what to do about it."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


class NothingToSpoilError(PlantError):
    """The deliverable has nothing that this defect could be planted in. ``code`` is filled in by who asked."""

    def __init__(self, what_zh: str, what_en: str, code: str = "") -> None:
        self.what = (what_zh, what_en)
        super().__init__(
            f"成果中没有可植入 {code} 的内容：需要{what_zh}",
            f"the deliverable has nothing to plant {code} in: it takes {what_en}",
        )

    def of(self, code: str) -> NothingToSpoilError:
        """The same, said of a rule."""
        return NothingToSpoilError(*self.what, code)


class NoPlanterError(PlantError):
    """No planter is known for a rule."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"规则 {code} 还没有植入方法（surveycheck plant --list 可列出有植入方法的规则）",
            f"there is no planter for {code} (surveycheck plant --list names the rules that have one)",
        )
