"""Addresses of a source, each on an engine of the test's own."""
