"""sqlite-utils: `rows_where` over tables and over the view."""

import json
import sqlite3
import sys
from importlib.metadata import version

import sqlite_utils

database, asked = sys.argv[1], json.loads(sys.argv[2])
connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
site = sqlite_utils.Database(connection)
counts = {table: site[table].count for table in asked["tables"]}
rounds = site["round_players"].rows_where(
    "player_name = ? and final_score > ?",
    [asked["player_name"], asked["least_score"]],
    order_by="round_id, server_guid, round_start_time",
    select="round_id, server_guid, round_start_time, final_score, play_time_minutes",
)
print(
    json.dumps(
        {
            "version": version("sqlite-utils"),
            "counts": counts,
            "rounds": [list(row.values()) for row in rounds],
        }
    )
)
