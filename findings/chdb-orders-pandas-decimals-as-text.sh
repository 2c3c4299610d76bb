#!/usr/bin/env bash
# Expected: chDB's Python() table function reads a pandas column of decimal.Decimal as Decimal, as it reads Arrow's
#   decimal128, or refuses it as it refuses Arrow-backed pandas columns.
# Happens: the column becomes Nullable(String). max, min, order by and argMax work, by the letters: 9.50 is more than 10.25.
#   sum and comparisons with numbers raise, so it is the rankings that go wrong in silence.
# Seen with chdb 4.4.0 (chdb-core 26.9.0) and pandas 3.1.1.
# Hurts: who reads rates or prices with SQLAlchemy (numeric columns arrive as Decimal) and ranks them with chDB.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    chdb==4.4.0 chdb-core==26.9.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1
seen=$("$folder/venv/bin/python" - <<'PY'
from decimal import Decimal

import chdb
import pandas as pd
import pyarrow as pa

frame = pd.DataFrame({"player": ["anna", "bert"], "rate": [Decimal("9.50"), Decimal("10.25")]})
arrow = pa.Table.from_pandas(frame)
for name in ("frame", "arrow"):
    print(name, str(chdb.query(f"select any(toTypeName(rate)), max(rate), argMax(player, rate) from Python({name})", "TSV")).strip())
PY
)
expected=$'frame Nullable(String)\t9.50\tanna\narrow Nullable(Decimal(4, 2))\t10.25\tbert'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: chDB reads decimals of pandas otherwise than noted" >&2; exit 1; }
