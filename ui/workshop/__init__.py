"""A workshop in a window of its own: a deliverable with planted defects, what the trainee marks in it, and the score.

Nothing of it is known to the session of the main window, so that no finding is ever shown. ``board`` holds the marks,
``setup`` makes or opens an exercise, ``window`` puts the views side by side.
"""

from .board import Board as Board
from .setup import ExerciseDialog as ExerciseDialog
from .window import WorkshopWindow as WorkshopWindow
