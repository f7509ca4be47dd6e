"""Makes a deliverable of an invented housing project, as a surveying firm would hand it in."""
