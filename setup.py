"""Where the folders of the repository stand in the package; everything else is in pyproject.toml.

``rules/``, ``ui/`` and ``samples/`` stand at the top of the repository, but a wheel must hold one top-level name only.
Sub-folders with an ``__init__.py`` are found by themselves, so that a new one needs no entry anywhere.
"""

from setuptools import find_packages, setup

FOLDERS = {
    "surveycheck": "surveycheck",
    "surveycheck.rules": "rules",
    "surveycheck.samples": "samples",
    "surveycheck.ui": "ui",
}

setup(
    packages=[
        package
        for root, folder in FOLDERS.items()
        for package in (root, *(f"{root}.{name}" for name in find_packages(folder)))
    ],
    package_dir=FOLDERS,
)
