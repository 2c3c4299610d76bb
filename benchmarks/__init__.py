"""How fast bfstats is at the size of a real site, against what else could do the work.

`python -m benchmarks` makes a site in embedded ClickHouse, measures, and puts the figures into
`docs/performance.md`. A table is timed only after it was compared with ClickHouse's own, row by
row. What is compared is measured in one run on one machine, as times wander and ratios do not.

- `site`: the made-up site, of any size
- `landing`, `tables`, `increments`, `pages`, `engines`: what is measured
- `clickhouse/`: the tables that `tests/oracle/clickhouse` has not, computed by ClickHouse
- `document`: bars and figures as Markdown
"""
