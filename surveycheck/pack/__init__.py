"""Folder in, Pack out: tables, cards, policy."""

from surveycheck.pack.diff import Change as Change
from surveycheck.pack.diff import PackDiff as PackDiff
from surveycheck.pack.diff import diff as diff
from surveycheck.pack.drafting import Draft as Draft
from surveycheck.pack.drafting import NoTables as NoTables
from surveycheck.pack.drafting import draft_pack as draft_pack
from surveycheck.pack.installed import PackSummary as PackSummary
from surveycheck.pack.installed import claimed_by as claimed_by
from surveycheck.pack.installed import installed_packs as installed_packs
from surveycheck.pack.linter import certainty as certainty
from surveycheck.pack.linter import lint as lint
from surveycheck.pack.load import load_pack as load_pack
from surveycheck.pack.load import packs_folder as packs_folder
from surveycheck.pack.new import new_pack as new_pack
from surveycheck.pack.pack import Claim as Claim
from surveycheck.pack.pack import Pack as Pack
from surveycheck.pack.pack import PackError as PackError
from surveycheck.pack.pack import PackFault as PackFault
from surveycheck.pack.pack import Policy as Policy
from surveycheck.pack.pack import QualityElement as QualityElement
from surveycheck.pack.pack import QualityPart as QualityPart
from surveycheck.pack.pack import SettingInfo as SettingInfo
from surveycheck.pack.sheets import sheet_plan as sheet_plan
from surveycheck.pack.xsd import schema as schema
