"""A workshop: an exercise with planted defects, what a trainee marks in it, and the score of the marks."""

from surveycheck.workshop.exercise import SEEN as SEEN
from surveycheck.workshop.exercise import Exercise as Exercise
from surveycheck.workshop.exercise import Wanted as Wanted
from surveycheck.workshop.exercise import codes_of as codes_of
from surveycheck.workshop.exercise import make_exercise as make_exercise
from surveycheck.workshop.marks import Mark as Mark
from surveycheck.workshop.marks import Marks as Marks
from surveycheck.workshop.marks import MarksError as MarksError
from surveycheck.workshop.marks import read_marks as read_marks
from surveycheck.workshop.marks import write_marks as write_marks
from surveycheck.workshop.result import Result as Result
from surveycheck.workshop.result import result as result
from surveycheck.workshop.result import result_page as result_page
from surveycheck.workshop.score import TOLERANCE as TOLERANCE
from surveycheck.workshop.score import Outcome as Outcome
from surveycheck.workshop.score import Score as Score
from surveycheck.workshop.score import score as score
