#!/usr/bin/env bash
# Expected: a snapshot of dbt is a history: at each time a key has at most one row. If a row goes away and comes back, its times say
#   so; with hard_deletes: new_record "continuous snapshot history without gaps", and a row for the time it was deleted.
# Happens: with the strategy timestamp the row that came back is valid from its updated_at, which is before it went away. From then
#   to the run that missed it the key has two rows; joins by time count its kills twice. The row of the deletion begins with that
#   run and ends at updated_at, before it began: no time is left at which the row was deleted. With the strategy check all is as
#   expected. No error; both rows have the same dbt_scd_id.
# Seen with dbt-core 1.11.16, dbt-duckdb 1.11.1 (which uses the snapshot macros of dbt-adapters 1.24.5), duckdb 2.0.0.
# Hurts: a source that is missing for one night, such as a server's list of players, leaves doubles in the history forever.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    dbt-core==1.11.16 dbt-duckdb==1.11.1 dbt-adapters==1.24.5 duckdb==2.0.0
cd "$folder"
mkdir models snapshots
cat >dbt_project.yml <<'YML'
name: clans
version: 1.0.0
config-version: 2
profile: clans
flags: {send_anonymous_usage_stats: false}
YML
cat >profiles.yml <<'YML'
clans: {target: here, outputs: {here: {type: duckdb, path: clans.duckdb, threads: 1}}}
YML
cat >models/players.sql <<'SQL'
select player, clan, updated_at
from (values
    ('anna', 'red', timestamp '2026-01-02 20:00:00'),
    ('bert', 'blue', timestamp '2026-01-02 20:00:00')
) as v(player, clan, updated_at)
where player <> '{{ var("missing", "") }}'
SQL
cat >snapshots/snapshots.yml <<'YML'
snapshots:
  - name: timestamp_invalidate
    relation: ref('players')
    config: {strategy: timestamp, updated_at: updated_at, unique_key: player, hard_deletes: invalidate}
  - name: timestamp_new_record
    relation: ref('players')
    config: {strategy: timestamp, updated_at: updated_at, unique_key: player, hard_deletes: new_record}
  - name: check_new_record
    relation: ref('players')
    config: {strategy: check, check_cols: [clan], unique_key: player, hard_deletes: new_record}
YML
export DBT_PROFILES_DIR=$folder
"$folder/venv/bin/dbt" --quiet build
"$folder/venv/bin/dbt" --quiet build --vars 'missing: bert'
"$folder/venv/bin/dbt" --quiet build
seen=$("$folder/venv/bin/python" - <<'PY'
import duckdb

database = duckdb.connect("clans.duckdb")
for name in ("timestamp_invalidate", "timestamp_new_record", "check_new_record"):
    columns = [row[0] for row in database.sql(f"describe {name}").fetchall()]
    deleted = "dbt_is_deleted" if "dbt_is_deleted" in columns else "''"
    rows = database.sql(
        f"select player, {deleted}, dbt_valid_from, dbt_valid_to from {name}"
        f" order by player, dbt_valid_from, dbt_valid_to nulls last"
    ).fetchall()
    missed = next(end for player, _, begin, end in rows if player == "bert" and end and end > begin)
    runs = sorted({time for row in rows for time in row[2:] if time and time > time.replace(month=1, day=9)} | {missed})
    place = runs.index(missed)
    names = {None: "now", **{time: f"run {number + 2 - place}" for number, time in enumerate(runs)}}
    for player, gone, begin, end in rows:
        state = " deleted" if gone == "True" else ""
        print(f"{name}: {player}{state} from {names.get(begin, begin)} to {names.get(end, end)}")
    moments = {"on 4 January": "timestamp '2026-01-04'", "at run 2": f"timestamp '{missed}'"}
    for moment, time in moments.items():
        of_bert = database.sql(
            f"select {deleted} from {name} where player = 'bert'"
            f" and dbt_valid_from <= {time} and (dbt_valid_to > {time} or dbt_valid_to is null)"
        ).fetchall()
        print(f"  rows of bert {moment}: {len(of_bert)}, of these deleted: {of_bert.count(('True',))}")
PY
)
expected="timestamp_invalidate: anna from 2026-01-02 20:00:00 to now
timestamp_invalidate: bert from 2026-01-02 20:00:00 to run 2
timestamp_invalidate: bert from 2026-01-02 20:00:00 to now
  rows of bert on 4 January: 2, of these deleted: 0
  rows of bert at run 2: 1, of these deleted: 0
timestamp_new_record: anna from 2026-01-02 20:00:00 to now
timestamp_new_record: bert from 2026-01-02 20:00:00 to run 2
timestamp_new_record: bert from 2026-01-02 20:00:00 to now
timestamp_new_record: bert deleted from run 2 to 2026-01-02 20:00:00
  rows of bert on 4 January: 2, of these deleted: 0
  rows of bert at run 2: 1, of these deleted: 0
check_new_record: anna from run 1 to now
check_new_record: bert from run 1 to run 2
check_new_record: bert deleted from run 2 to run 3
check_new_record: bert from run 3 to now
  rows of bert on 4 January: 0, of these deleted: 0
  rows of bert at run 2: 1, of these deleted: 1"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: snapshots of dbt have other times than noted" >&2; exit 1; }
