#!/usr/bin/env bash
# Expected: parse-prometheus-text-format reads a histogram with a label as it reads a gauge with one: an entry for each value of
#   the label, with its buckets, sum and count. Its README shows this for a summary that has sums and counts only.
# Happens: all series of a histogram become one entry without a label. Of each bucket the last series wins, and the sums and the
#   counts are gone. Summaries with quantiles do the same. What the last series does not have stays from an earlier one: the
#   buckets are then of no server at all. Without labels everything is there.
# Seen with parse-prometheus-text-format 1.1.1 (npm). The README says that it aims to be compatible with prom2json.
# Hurts: pings and round times by server or map: the site shows the last server's numbers for all, and no error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund parse-prometheus-text-format@1.1.1 >npm.log
seen=$(node - <<'JS'
const parse = require('parse-prometheus-text-format');
const text = `# TYPE players gauge
players{server="alfa"} 60
players{server="bravo"} 2
# TYPE ping histogram
ping_bucket{server="alfa",le="0.05"} 700
ping_bucket{server="alfa",le="0.1"} 900
ping_bucket{server="alfa",le="+Inf"} 1000
ping_sum{server="alfa"} 60
ping_count{server="alfa"} 1000
ping_bucket{server="bravo",le="0.05"} 1
ping_bucket{server="bravo",le="+Inf"} 2
ping_sum{server="bravo"} 0.2
ping_count{server="bravo"} 2
# TYPE round summary
round{server="alfa",quantile="0.5"} 900
round_sum{server="alfa"} 9000
round_count{server="alfa"} 10
round{server="bravo",quantile="0.5"} 120
round_sum{server="bravo"} 240
round_count{server="bravo"} 2
# TYPE wait summary
wait_sum{server="alfa"} 30
wait_count{server="alfa"} 10
wait_sum{server="bravo"} 1
wait_count{server="bravo"} 2
# TYPE alone histogram
alone_bucket{le="0.05"} 7
alone_bucket{le="+Inf"} 10
alone_sum 0.6
alone_count 10
`;
for (const { name, metrics } of parse(text)) {
  console.log(`${name}:`);
  for (const metric of metrics) console.log(`  ${JSON.stringify(metric)}`);
}
JS
)
expected="players:
  {\"value\":\"60\",\"labels\":{\"server\":\"alfa\"}}
  {\"value\":\"2\",\"labels\":{\"server\":\"bravo\"}}
ping:
  {\"buckets\":{\"0.05\":\"1\",\"0.1\":\"900\",\"+Inf\":\"2\"}}
round:
  {\"quantiles\":{\"0.5\":\"120\"}}
wait:
  {\"labels\":{\"server\":\"alfa\"},\"sum\":\"30\",\"count\":\"10\"}
  {\"labels\":{\"server\":\"bravo\"},\"sum\":\"1\",\"count\":\"2\"}
alone:
  {\"buckets\":{\"0.05\":\"7\",\"+Inf\":\"10\"},\"count\":\"10\",\"sum\":\"0.6\"}"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: labelled histograms are read otherwise than noted" >&2; exit 1; }
