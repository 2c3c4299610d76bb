"""`python -m extract`, and `bin/bfstats`: see `extract.cli`.

Any Python must understand this file, so that a wrong one is told what it lacks.
"""

import sys

# ruff: noqa: UP031 - an old Python has other ways of putting text together
if not (3, 11) <= sys.version_info[:2] < (3, 14):
    sys.exit(
        "bfstats: this is Python %d.%d, and 3.11, 3.12 or 3.13 is needed: type .venv/bin/python, "
        "or make the environment anew as README.md says" % sys.version_info[:2]
    )

try:
    from extract.cli import main

    main()
except ImportError as error:
    missing = str(error.name)
    if missing == "extract":
        sys.exit(
            "bfstats: type python -m extract in the project's folder, or bin/bfstats in any other"
        )
    if missing.startswith("extract."):
        raise
    sys.exit(
        "bfstats: %s lacks the package %s: type .venv/bin/python, "
        "or %s -m pip install --require-hashes -r requirements.txt"
        % (sys.executable, missing, sys.executable)
    )
