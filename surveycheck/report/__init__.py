"""Report → bytes, one file per format, and the Report itself from what was read and run."""

from surveycheck.report.build import build as build
from surveycheck.report.build import is_complete as is_complete
from surveycheck.report.compare import TOLERANCE as TOLERANCE
from surveycheck.report.compare import Comparison as Comparison
from surveycheck.report.compare import compare as compare
from surveycheck.report.compared import compared_json as compared_json
from surveycheck.report.compared import compared_text as compared_text
from surveycheck.report.load import ReportError as ReportError
from surveycheck.report.load import finding_from as finding_from
from surveycheck.report.load import from_json as from_json
from surveycheck.report.measure import Measure as Measure
from surveycheck.report.measure import Witnesses as Witnesses
from surveycheck.report.measure import measure as measure
from surveycheck.report.measure import other_facts as other_facts
from surveycheck.report.measure import witnesses as witnesses
from surveycheck.report.page import to_html as to_html
from surveycheck.report.serialise import json_schema as json_schema
from surveycheck.report.serialise import to_json as to_json
from surveycheck.report.shared import shared_words as shared_words
from surveycheck.report.summary import summary as summary
from surveycheck.report.write import FORMATS as FORMATS
from surveycheck.report.write import FormatError as FormatError
from surveycheck.report.write import write as write
