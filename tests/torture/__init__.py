"""Long runs that try to break what the tests show in short: `make torture`."""
