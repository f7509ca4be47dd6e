"""Pure functions over arrays of shapely geometry and coordinates. No survey words, no files, no rules."""
