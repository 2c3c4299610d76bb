"""DuckDB's sqlite scanner, for which all columns of a view are text of 15 digits."""

import json
import sys

import duckdb
import duckdb_extensions

database, asked = sys.argv[1], json.loads(sys.argv[2])
duckdb_extensions.import_extension("sqlite_scanner")
connection = duckdb.connect()
connection.execute("load sqlite_scanner")
connection.execute(f"attach '{database}' as site (type sqlite, read_only)")
counts = {
    table: connection.execute(f"select count({column}) from site.{table}").fetchone()[0]
    for table, column in asked["tables"].items()
}
rounds = connection.execute(
    "select round_id, server_guid, round_start_time, final_score::bigint, play_time_minutes::double"
    " from site.round_players where player_name = ? and final_score::bigint > ?"
    " order by round_id, server_guid, round_start_time",
    (asked["player_name"], asked["least_score"]),
).fetchall()
print(json.dumps({"version": duckdb.__version__, "counts": counts, "rounds": rounds}))
