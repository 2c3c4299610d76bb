"""polars, by way of ADBC: `read_database_uri`, filtered by polars itself."""

import json
import sys

import polars

database, asked = sys.argv[1], json.loads(sys.argv[2])
uri = f"sqlite:///{database}"  # four slashes: the path begins with one


def read(query: str) -> polars.DataFrame:
    """The rows of a query."""
    return polars.read_database_uri(query, uri, engine="adbc")


counts = {
    table: read(f"select {column} from {table}").select(polars.col(column).count()).item()
    for table, column in asked["tables"].items()
}
rounds = (
    read("select * from round_players")
    .filter(
        (polars.col("player_name") == asked["player_name"])
        & (polars.col("final_score") > int(asked["least_score"]))
    )
    .select("round_id", "server_guid", "round_start_time", "final_score", "play_time_minutes")
    .sort("round_id", "server_guid", "round_start_time")
)
print(json.dumps({"version": polars.__version__, "counts": counts, "rounds": rounds.rows()}))
