"""Targets for atheris: not part of the tests, run by hand (`python -m tests.fuzz.targets`)."""
