"""Folder in, Pack out: tables, cards, policy.

What only people who make packs need has doors of its own, so that a check does not load it: ``pack.diff``,
``pack.drafting``, ``pack.linter``, ``pack.new``.
"""

from surveycheck.pack.identity import identity_of as identity_of
from surveycheck.pack.installed import PackSummary as PackSummary
from surveycheck.pack.installed import claimed_by as claimed_by
from surveycheck.pack.installed import installed_packs as installed_packs
from surveycheck.pack.load import is_installed as is_installed
from surveycheck.pack.load import load_pack as load_pack
from surveycheck.pack.load import packs_folder as packs_folder
from surveycheck.pack.pack import Claim as Claim
from surveycheck.pack.pack import Pack as Pack
from surveycheck.pack.pack import PackError as PackError
from surveycheck.pack.pack import PackFault as PackFault
from surveycheck.pack.pack import Policy as Policy
from surveycheck.pack.pack import QualityElement as QualityElement
from surveycheck.pack.pack import QualityPart as QualityPart
from surveycheck.pack.pack import SettingInfo as SettingInfo
from surveycheck.pack.sheets import sheet_plan as sheet_plan
from surveycheck.pack.stages import declared_stages as declared_stages
from surveycheck.pack.stages import rules_of_other_stages as rules_of_other_stages
from surveycheck.pack.stages import stage_names as stage_names
from surveycheck.pack.stages import stage_of as stage_of
from surveycheck.pack.standards import StandardError as StandardError
from surveycheck.pack.standards import graded_by as graded_by
from surveycheck.pack.standards import standards as standards
from surveycheck.pack.xsd import schema as schema
