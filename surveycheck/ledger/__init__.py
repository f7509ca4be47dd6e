"""The bureau's book: projects, firms, submissions, results, lots and draws, notices and bulletins.

An SQLite file by default, PostgreSQL by URL. Functions take a connection of ``Ledger.read()`` or ``Ledger.write()``.
"""

from surveycheck.ledger.candidates import Candidates as Candidates
from surveycheck.ledger.candidates import STRATA as STRATA
from surveycheck.ledger.candidates import Wanted as Wanted
from surveycheck.ledger.content import counts as counts
from surveycheck.ledger.drawings import StoredDraw as StoredDraw
from surveycheck.ledger.drawings import draw_lot as draw_lot
from surveycheck.ledger.drawings import draw_of as draw_of
from surveycheck.ledger.errors import LedgerError as LedgerError
from surveycheck.ledger.inspectors import active_inspectors as active_inspectors
from surveycheck.ledger.inspectors import add_inspector as add_inspector
from surveycheck.ledger.inspectors import avoid as avoid
from surveycheck.ledger.inspectors import avoidances as avoidances
from surveycheck.ledger.inspectors import retire_inspector as retire_inspector
from surveycheck.ledger.ledger import Ledger as Ledger
from surveycheck.ledger.ledger import file_of as file_of
from surveycheck.ledger.ledger import open_ledger as open_ledger
from surveycheck.ledger.ledger import own_place as own_place
from surveycheck.ledger.lots import Stored as Stored
from surveycheck.ledger.lots import Terms as Terms
from surveycheck.ledger.lots import close_lot as close_lot
from surveycheck.ledger.lots import found_for as found_for
from surveycheck.ledger.lots import lot_named as lot_named
from surveycheck.ledger.lots import lot_names as lot_names
from surveycheck.ledger.paging import Filter as Filter
from surveycheck.ledger.paging import Page as Page
from surveycheck.ledger.people import firm_id as firm_id
from surveycheck.ledger.people import happened as happened
from surveycheck.ledger.people import project_id as project_id
from surveycheck.ledger.runs import fingerprint as fingerprint
from surveycheck.ledger.runs import is_recorded as is_recorded
from surveycheck.ledger.runs import record as record
from surveycheck.ledger.runs import record_fault as record_fault
from surveycheck.ledger.runs import report_of as report_of
from surveycheck.ledger.submissions import Handed as Handed
from surveycheck.ledger.submissions import handed as handed
from surveycheck.ledger.submissions import submission_id as submission_id
