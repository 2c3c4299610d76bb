"""What `/api` and the pages have to show, computed once more in Python from the oracles' rows.

Nothing of `serve/` and none of the product's SQL is read here.

- `oracles`: the rows of every table.
- `servers`, `maps`, `players`: the rows of each list, in order.
- `answers`: these as answers of `/api`.
- `words`: numbers as a page writes them; `drawn`: its charts.
- `pages`, `server_page`, `player_page`: each page line by line: a number that nothing explains is
  a fault.
- `walk`: which pages and answers are looked at.
"""
