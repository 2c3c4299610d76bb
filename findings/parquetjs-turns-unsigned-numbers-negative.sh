#!/usr/bin/env bash
# Expected: parquetjs and its successors know UINT_32 and UINT_64: their tables of types list them, and they refuse to write what
#   is out of range. They read what other programs wrote, and a BigInt is written as it is.
# Happens: when they read, the type is forgotten: 3000000000 in an unsigned column is -1294967296, and 18446744073709551615 is -1.
#   DuckDB and ClickHouse write such columns, for hashes, ids and addresses. No error. parquetjs and parquetjs-lite also write
#   a BigInt above 2**53 as another number (parquetjs as it reads, too); a library below them prints "Assertion failed" then.
# Seen with parquetjs 0.11.2, parquetjs-lite 0.8.7, @dsnp/parquetjs 1.8.8, files of DuckDB 2.0.0. hyparquet 1.33.0 is right.
# Hurts: who joins or links by a hash or a number of ClickHouse's UInt32 and UInt64: half of the hashes change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0
cd "$folder"
npm install --silent --ignore-scripts --no-audit --no-fund \
    parquetjs@0.11.2 parquetjs-lite@0.8.7 @dsnp/parquetjs@1.8.8 hyparquet@1.33.0 >npm.log 2>&1
venv/bin/python - <<'PY'
import duckdb

row = "select 3000000000::uinteger as small, 18446744073709551615::ubigint as big"
duckdb.sql(f"copy ({row}) to 'unsigned.parquet' (compression uncompressed)")
PY
cat >read.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const name of ['parquetjs', 'parquetjs-lite', '@dsnp/parquetjs']) {
  const { ParquetReader, ParquetSchema, ParquetWriter } = require(name);
  const reader = await ParquetReader.openFile('unsigned.parquet');
  const { small, big } = await reader.getCursor().next();
  console.log(`${name} reads ${small} ${big}`);
  const writer = await ParquetWriter.openFile(new ParquetSchema({ id: { type: 'INT64' } }), `${name.replace('/', '-')}.parquet`);
  for (const last of [18n, 19n, 20n]) await writer.appendRow({ id: 76561197960290400n + last });
  await writer.close();
}
const { asyncBufferFromFile, parquetReadObjects } = await import('hyparquet');
const [{ small, big }] = await parquetReadObjects({ file: await asyncBufferFromFile('unsigned.parquet') });
console.log(`hyparquet reads ${small} ${big}`);
JS
seen=$(
    node read.mjs 2>errors
    venv/bin/python - <<'PY'
import duckdb

for name in ("parquetjs", "parquetjs-lite", "@dsnp-parquetjs"):
    print(name, "wrote", *(number for (number,) in duckdb.sql(f"select id from '{name}.parquet'").fetchall()))
PY
)
expected="parquetjs reads -1294967296 -1
parquetjs-lite reads -1294967296 -1
@dsnp/parquetjs reads -1294967296 -1
hyparquet reads 3000000000 18446744073709551615
parquetjs wrote 76561197960290416 76561197960290416 76561197960290416
parquetjs-lite wrote 76561197960290416 76561197960290416 76561197960290416
@dsnp-parquetjs wrote 76561197960290418 76561197960290419 76561197960290420"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: parquetjs reads or writes whole numbers otherwise than noted" >&2; exit 1; }
