"""Geometry → SVG: the drawn place of a finding, the examples of a card."""

from surveycheck.picture.braille import example_sketch as example_sketch
from surveycheck.picture.overview import Mark as Mark
from surveycheck.picture.overview import overview_map as overview_map
from surveycheck.picture.own import is_own as is_own
from surveycheck.picture.place import example_picture as example_picture
from surveycheck.picture.place import place_picture as place_picture
from surveycheck.picture.scene import Scene as Scene
from surveycheck.picture.spread import histogram as histogram
from surveycheck.picture.spread import target as target
from surveycheck.picture.vectors import vector_map as vector_map
