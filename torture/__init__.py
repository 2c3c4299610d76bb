"""Long runs that try to break what the tests show in short: `make torture`.

Each is a command of `python -m torture`: it makes up a site of its own, says what it
measured, and fails where something is not as it should be. Pytest runs the same in a tiny form.
"""
