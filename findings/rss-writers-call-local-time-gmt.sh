#!/usr/bin/env bash
# Expected: a datetime with a zone is written into a feed as that instant: 20:15+01:00 is 19:15 GMT. feedgen and feedgenerator
#   write "20:15:00 +0100".
# Happens: rfeed and PyRSS2Gen print the clock's digits and put GMT behind them: "20:15:00 GMT". The zone is not looked at.
# Seen with rfeed 1.1.1 and PyRSS2Gen 1.1.
# Hurts: a feed of rounds or records from a server in Berlin: each item is an hour or two in the future, and readers that hide
#   or re-sort future items do so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rfeed==1.1.1 PyRSS2Gen==1.1 feedgenerator==2.2.1
seen=$("$folder/venv/bin/python" - <<'PY'
import re
from datetime import datetime, timedelta, timezone

import feedgenerator
import PyRSS2Gen
import rfeed

ended = datetime(2026, 1, 31, 20, 15, tzinfo=timezone(timedelta(hours=1)))
about = {"title": "rounds", "link": "http://stats.example/", "description": "rounds"}
other = feedgenerator.Rss201rev2Feed(**about)
other.add_item(**about, pubdate=ended)
for name, feed in (
    ("rfeed", rfeed.Feed(**about, items=[rfeed.Item(title="round", pubDate=ended)]).rss()),
    ("PyRSS2Gen", PyRSS2Gen.RSS2(**about, items=[PyRSS2Gen.RSSItem(title="round", pubDate=ended)]).to_xml()),
    ("feedgenerator", other.writeString("utf-8")),
):
    print(name, re.search("<pubDate>(.*?)</pubDate>", feed).group(1))
PY
)
expected="rfeed Sat, 31 Jan 2026 20:15:00 GMT
PyRSS2Gen Sat, 31 Jan 2026 20:15:00 GMT
feedgenerator Sat, 31 Jan 2026 20:15:00 +0100"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: RSS writers print times otherwise than noted" >&2; exit 1; }
