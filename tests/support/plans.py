"""What plans of pages' queries may have, for the test of the documents and their benchmark."""

from __future__ import annotations

import re

DOCUMENTS = ("reading.md", "boards.md")
"""In `docs/`: all queries of theirs are a page's."""

# A row per server, name of a server or ranking type: a page may read it whole, and sort it.
_SMALL = "(servers|server_totals|server_names|ranking_types)"
OF_SMALL_TABLE = re.compile(rf"(SCAN|SEARCH) {_SMALL}( USING .*)?$")
WHOLE_SCAN = re.compile(rf"SCAN (?!{_SMALL}$)(?!.* USING (COVERING )?INDEX )")
# Equals alone are sorted "for the last term", or "for the right part".
WHOLE_SORT = re.compile("TEMP B-TREE(?! FOR (RIGHT PART|LAST .*) OF ORDER BY)")
