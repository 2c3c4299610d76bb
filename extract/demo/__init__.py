"""A made-up site, and how its statistics look: for the demo and the tests."""
