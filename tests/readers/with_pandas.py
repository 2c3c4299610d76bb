"""pandas over Python's own SQLite: `read_sql` with a parameter."""

import json
import sqlite3
import sys

import pandas

database, asked = sys.argv[1], json.loads(sys.argv[2])
connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
counts = {
    table: int(
        pandas.read_sql(f"select count({column}) as rows from {table}", connection)["rows"][0]
    )
    for table, column in asked["tables"].items()
}
rounds = pandas.read_sql(
    "select round_id, server_guid, round_start_time, final_score, play_time_minutes"
    " from round_players where player_name = ? and final_score > ?"
    " order by round_id, server_guid, round_start_time",
    connection,
    params=(asked["player_name"], asked["least_score"]),
)
print(
    json.dumps(
        {
            "version": pandas.__version__,
            "counts": counts,
            "rounds": json.loads(rounds.to_json(orient="values", double_precision=15)),
        }
    )
)
