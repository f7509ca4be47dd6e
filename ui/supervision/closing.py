"""The form by which a lot is closed: which submissions, how they are drawn, by which public number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from surveycheck import LOT_STRATA, Bureau, LotPreview, LotTerms, LotWanted, stratum_words

from . import words
from .board import Board
from .forms import Field, Form, choice, day, line, number, offer

SOON = 3
"""Days from today that the form offers for the public number; the user sets what is right."""

SHOWN = 8
"""Strata of which the form says how many units they have."""


@dataclass(frozen=True)
class Names:
    """What can be chosen: names of firms, districts and kinds of projects; stages with what each is called here."""

    firms: tuple[str, ...] = ()
    stages: Mapping[str, str] = field(default_factory=dict)
    districts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    lang: str = "zh"

    @classmethod
    def of(cls, bureau: Bureau, lang: str) -> Names:
        return cls(bureau.firms(), bureau.stages(lang), bureau.districts(), bureau.kinds(), lang)

    def called(self, stratum: str) -> str:
        """A stratum; a stage as it is called here."""
        return self.stages.get(stratum, stratum_words(stratum)[self.lang == "en"])

    def stage(self, called: str) -> str:
        """The stage that is called so."""
        return next((name for name, own in self.stages.items() if own == called), called)


class Closing(QObject):
    """Makes the form for a page, and belongs to it: ``form`` says what would be closed now, while one types."""

    def __init__(self, page: Board, names: Names) -> None:
        super().__init__()
        self._page, self._names = page, names

    def form(self) -> Form:
        intro = self.tr("名单一经关闭不能更改。公布日必须晚于今天，先公布摘要，再等号码公布。")
        title, button, fields = self.tr("关闭一批"), self.tr("关闭名单"), [*self._which(), *self._how()]
        page = self._page
        made = page.form(title, intro, fields, button, self._close, preview=self._preview, told=self._told)
        self.setParent(made)
        return made

    def _which(self) -> list[Field]:
        """Which submissions."""
        names = self._names
        return [
            ("name", self.tr("批的名称"), line()),
            ("stage", self.tr("阶段"), offer(tuple(names.stages.values()), self.tr("全部阶段"))),
            ("firm", self.tr("单位"), offer(names.firms, self.tr("全部单位"))),
            ("district", self.tr("区县"), offer(names.districts, self.tr("全部区县"))),
            ("kind", self.tr("项目类型"), offer(names.kinds, self.tr("全部类型"))),
            ("first", self.tr("收到的时间从"), day(-365)),
            ("last", self.tr("到"), day()),
        ]

    def _how(self) -> list[Field]:
        """How it is drawn."""
        return [
            ("by", self.tr("分层"), choice(*((words.stratum(by), by) for by in LOT_STRATA))),
            ("edition", self.tr("抽样表"), choice(("GB/T 24356-2023", "2023"), ("GB/T 24356-2009", "2009"))),
            ("source", self.tr("公开号码的名称"), line(hint=self.tr("尚未公布的彩票或指数，写明期次"))),
            ("day", self.tr("公布日"), day(SOON)),
            ("each", self.tr("每个成果的检查员"), number(2, 0, 20)),
        ]

    def _wanted(self, given: Any) -> LotWanted:
        first, last = given["first"].isoformat(), given["last"].isoformat()
        where = {key: given[key] for key in ("firm", "district", "kind")}
        return LotWanted(first, last, self._names.stage(given["stage"]), **where, by=given["by"])

    def _preview(self, bureau: Bureau, given: Any) -> LotPreview:
        return bureau.preview(self._wanted(given), given["edition"])

    def _close(self, bureau: Bureau, given: Any) -> Any:
        terms = LotTerms(given["source"], given["day"].isoformat(), given["each"])
        return bureau.close_lot(given["name"], self._wanted(given), terms, given["edition"])

    def _told(self, found: LotPreview) -> str:
        if not found.units:
            return self.tr("没有符合条件、可以列入的成果。")
        if found.size is None:
            parts = [self.tr("{0} 个单位成果超过 {1} 个，将分成几批。").format(found.units, found.greatest)]
        else:
            size = self.tr("{0} 个单位成果，抽 {1} 个（{2} 版抽样表，来源：{3}）。", "", found.units)
            parts = [size.format(found.units, found.size, found.edition, self._page.desk.word(*found.source) or "—")]
        people = self.tr("检查员 {0} 人，回避 {1} 条；未列入 {2} 个。", "", len(found.inspectors))
        parts.append(people.format(len(found.inspectors), len(found.avoidances), len(found.left)))
        if found.strata:
            parts.append(self._page.desk.word("；", "; ").join(self._strata(found.strata)))
        return "\n".join(parts)

    def _strata(self, strata: Sequence[tuple[str, int]]) -> list[str]:
        """Some of the strata with their units, and how many there are."""
        every = [f"{self._names.called(name)} {units}" for name, units in strata[:SHOWN]]
        return [*every, self.tr("共 {0} 层").format(len(strata))] if strata[SHOWN:] else every
