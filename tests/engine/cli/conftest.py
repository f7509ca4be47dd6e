"""``run``: a command through ``main``, in an empty folder."""

from command_line import run

__all__ = ["run"]
