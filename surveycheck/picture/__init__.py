"""Geometry → SVG: the drawn place of a finding."""

from surveycheck.picture.place import place_picture as place_picture
