#!/usr/bin/env bash
# Expected: a t-digest is an approximation, but a quantile lies between the least and the greatest value, and of 999 zeros and
#   one large number the median is 0.
# Happens: tdigest keeps equal values as one point and draws a straight line to the next: the first quartile of counts that are
#   never negative is negative, and one outlier in a thousand moves the median to 1,000 and the third quartile to 501,000.
#   pytdigest does the same above the median. fastdigest gives 0.
# Seen with tdigest 0.5.2.2, pytdigest 0.1.4, fastdigest 0.12.0.
# Hurts: players online, kills in a round, ping: small whole numbers that repeat are what such a site has.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tdigest==0.5.2.2 pytdigest==0.1.4 fastdigest==0.12.0 numpy==2.4.6
seen=$("$folder/venv/bin/python" - <<'PY'
import fastdigest
import numpy
import pytdigest
import tdigest

for name, values in (("90 zeros, 10 tens", [0] * 90 + [10] * 10), ("999 zeros, a million", [0] * 999 + [1_000_000])):
    first = tdigest.TDigest()
    first.batch_update(values)
    second = pytdigest.TDigest.compute(numpy.array(values, dtype=float))
    third = fastdigest.TDigest.from_values([float(value) for value in values])
    for library, quantile in (
        ("numpy", lambda share: numpy.quantile(values, share)),
        ("tdigest", lambda share: first.percentile(100 * share)),
        ("pytdigest", second.inverse_cdf),
        ("fastdigest", third.quantile),
    ):
        print(name, library, *(f"{float(quantile(share)):.0f}" for share in (0.25, 0.5, 0.75)))
PY
)
expected="90 zeros, 10 tens numpy 0 0 0
90 zeros, 10 tens tdigest -4 1 6
90 zeros, 10 tens pytdigest 0 1 6
90 zeros, 10 tens fastdigest 0 0 0
999 zeros, a million numpy 0 0 0
999 zeros, a million tdigest -499000 1000 501000
999 zeros, a million pytdigest 0 1000 501000
999 zeros, a million fastdigest 0 0 0"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: quantiles of repeated values are otherwise than noted" >&2; exit 1; }
