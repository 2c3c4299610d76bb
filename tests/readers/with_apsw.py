"""A newer SQLite than Python's, by way of apsw."""

import json
import sys

import apsw

database, asked = sys.argv[1], json.loads(sys.argv[2])
connection = apsw.Connection(database, flags=apsw.SQLITE_OPEN_READONLY)
counts = {
    table: connection.execute(f"select count({column}) from {table}").fetchall()[0][0]
    for table, column in asked["tables"].items()
}
rounds = connection.execute(
    "select round_id, server_guid, round_start_time, final_score, play_time_minutes"
    " from round_players where player_name = ? and final_score > ?"
    " order by round_id, server_guid, round_start_time",
    (asked["player_name"], asked["least_score"]),
).fetchall()
print(json.dumps({"version": apsw.sqlite_lib_version(), "counts": counts, "rounds": rounds}))
