"""What an office does with its ledger: inspects the units of a sample, and writes papers."""

from surveycheck.office.accept import Accepted as Accepted
from surveycheck.office.accept import accept_package as accept_package
from surveycheck.office.bulletin import bulletin_files as bulletin_files
from surveycheck.office.bulletin import ready_for as ready_for
from surveycheck.office.bulletin import write_bulletin as write_bulletin
from surveycheck.office.checklist_read import Filled as Filled
from surveycheck.office.checklist_read import read_checklist as read_checklist
from surveycheck.office.checklist_sheet import write_checklist as write_checklist
from surveycheck.office.checklist_take import ChecklistError as ChecklistError
from surveycheck.office.checklist_take import Taken as Taken
from surveycheck.office.checklist_take import note_all as note_all
from surveycheck.office.checklist_take import take_checklist as take_checklist
from surveycheck.office.inspection import Means as Means
from surveycheck.office.inspection import checklist as checklist
from surveycheck.office.inspection import examine as examine
from surveycheck.office.inspection import take_survey as take_survey
from surveycheck.office.notice import write_notice as write_notice
from surveycheck.office.package import make_package as make_package
from surveycheck.office.told import Task as Task
from surveycheck.office.write import DRAW_FORMATS as DRAW_FORMATS
from surveycheck.office.write import VERDICT_FORMATS as VERDICT_FORMATS
from surveycheck.office.write import write_draw as write_draw
from surveycheck.office.write import write_verdict as write_verdict
