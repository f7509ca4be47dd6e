"""Supervision in a window of its own: what a bureau does with the many deliverables of a year.

``menu`` opens it, ``window`` puts the pages behind a rail, ``desk`` asks the ledger beside the window's thread,
``paged`` is the model of a list of any length. Nothing is imported here: the main window knows the menu alone.
"""
