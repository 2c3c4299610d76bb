"""Random input of every kind that comes from outside: it is taken, or refused in one clear line.

`pytest tests/fuzz --hypothesis-profile=long` tries a hundred times as many as the tests do.
"""
