"""The library of checks: one function a file. None knows a city or holds a sentence."""
