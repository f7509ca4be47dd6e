"""What a bureau does with its ledger, in plain calls and values: for the app, and for programs of an office."""

from surveycheck.bureau.bureau import Bureau as Bureau
from surveycheck.bureau.inspections import Looked as Looked
from surveycheck.bureau.lots import Preview as Preview
from surveycheck.bureau.many import Numbers as Numbers
from surveycheck.bureau.outside import overlooked as overlooked
from surveycheck.bureau.surveys import SurveyForm as SurveyForm
from surveycheck.office import Task as Task
