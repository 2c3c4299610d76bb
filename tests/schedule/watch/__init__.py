"""Tests of `python -m extract watch`."""
