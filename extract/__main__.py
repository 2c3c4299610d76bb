"""`python -m extract`: see `extract.cli`."""

from extract.cli import main

main()
