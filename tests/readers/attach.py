"""Python's own SQLite, with the file attached under another name."""

import json
import sqlite3
import sys

database, asked = sys.argv[1], json.loads(sys.argv[2])
connection = sqlite3.connect(":memory:")
connection.execute("attach ? as site", (database,))
counts = {
    table: connection.execute(f"select count({column}) from site.{table}").fetchone()[0]
    for table, column in asked["tables"].items()
}
rounds = connection.execute(
    "select round_id, server_guid, round_start_time, final_score, play_time_minutes"
    " from site.round_players where player_name = ? and final_score > ?"
    " order by round_id, server_guid, round_start_time",
    (asked["player_name"], asked["least_score"]),
).fetchall()
print(json.dumps({"version": sqlite3.sqlite_version, "counts": counts, "rounds": rounds}))
