"""Qt item models: columns are data."""
