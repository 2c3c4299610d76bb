"""Numbers, times and names as an English page writes them, and its lines."""

from __future__ import annotations

from collections.abc import Iterable

from tests.serve.expected.oracles import Row

RANKINGS = {
    "score": "Score", "kills": "Kills", "kd_ratio": "Kills per death",
    "kill_rate": "Kills per minute", "playtime": "Hours played",
}  # fmt: skip
GAMES = {
    "bf1942": "Battlefield 1942",
    "fh2": "Forgotten Hope 2",
    "bfvietnam": "Battlefield Vietnam",
}
PERIODS = {
    "weekly": "7 days", "monthly": "30 days", "all_time": "All time", "this_week": "This week",
    "last_30_days": "Last 30 days", "last_6_months": "Last 6 months", "last_year": "Last year",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
NONE = "–"
PLAYERS_A_ROUND_NOTE = (
    "Rounds are counted by their ids. Long ago each session could have one of its own: that time"
    " makes more rounds, and fewer players per round. How it is counted"
)


def line(*cells: str) -> str:
    """A row of a table, or anything else that has parts side by side."""
    return plain(" | ".join(cells))


def head(*cells: str) -> str:
    """The head of a table."""
    return f"= {line(*cells)}"


def title(text: str) -> str:
    """What a browser's tab says."""
    return f"{text} – bfstats"


def plain(text: str) -> str:
    """As a reader sees it."""
    return " ".join(text.split())


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A table's lines, its head included."""
    return [head(*heads), *(line(*row) for row in rows)]


def whole(number: float) -> str:
    """`1,024`."""
    return f"{number:,.0f}"


def one_decimal(number: float) -> str:
    """`1,024.5`."""
    return f"{number:,.1f}"


def rate(number: float) -> str:
    """`1.250`."""
    return f"{number:,.3f}"


def hours(minutes: float) -> str:
    """Minutes as hours."""
    return one_decimal(minutes / 60)


def wholes(row: Row, *names: str) -> list[str]:
    """Columns as whole numbers."""
    return [whole(row[name]) for name in names]


def utc(time: str) -> str:
    """A time without its seconds; a date as it is; a month by its name."""
    if len(time) == len("2024-05"):
        return f"{MONTHS[int(time[5:]) - 1]} {time[:4]}"
    return f"{time[:16]} UTC" if len(time) > len("2024-05-15") else time


def moment(time: str) -> str:
    """The same, with what the browser turns into the reader's zone."""
    if len(time) <= len("2024-05-15"):
        return utc(time)
    return f"datetime={time[:10]}T{time[11:]}Z {utc(time)}"


def name(text: str) -> str:
    """A name, or that there is none."""
    return text.strip() or "without a name"


def server(row: Row) -> str:
    """A server by its name, or by what it is known by."""
    return name(row["server_name"] or row["server_guid"])


def game(row: Row) -> str:
    """A game, by what it is called."""
    return GAMES.get(row["game"], name(row["game"]))


def value(ranking_type: str, number: float | None) -> str:
    """A board's value in its unit."""
    written = {"score": whole, "kills": whole, "playtime": hours}
    return NONE if number is None else written.get(ranking_type, rate)(number)


def counted(number: float, what: str) -> str:
    """So many of something."""
    return f"{whole(number)} {what}" if number == 1 else f"{whole(number)} {what}s"


def apart(ranking_type: str, number: float, above: float) -> tuple[str, str]:
    """Two values of a board as they are written, with more decimals where they would look alike."""
    one, other = value(ranking_type, number), value(ranking_type, above)
    decimals = 1 if ranking_type == "playtime" else 3
    per = 60 if ranking_type == "playtime" else 1
    while one == other:
        decimals += 1
        one, other = (f"{of / per:,.{decimals}f}" for of in (number, above))
    return one, other


def best(row: Row) -> str:
    """Who was best in a round."""
    return f"{name(row['best_player_name'])} {whole(row['best_score'])}"


def crowd(row: Row) -> str:
    """How a server's players now compare with the quartiles, a player more or less."""
    now, low, high = (row[one] for one in ("players_now", "q25_players", "q75_players"))
    if now is None or low is None or high is None:
        return ""
    if now >= high + 1:
        return "busier than usual"
    return "quieter than usual" if now <= low - 1 else "as usual"


def rounds_and_hours(row: Row) -> list[str]:
    """How often a map is played somewhere, by how many, how long."""
    return [
        whole(row["total_rounds"]),
        one_decimal(row["total_player_rounds"] / row["total_rounds"]),
        hours(row["total_play_time_minutes"]),
    ]


def part(rows: list[Row], asked: Row, of_list: str, few: int) -> list[Row]:
    """The rows of a list that a page shows: the first few, or a hundred where it is asked for."""
    begins = asked.get("offset", 0)
    return rows[begins : begins + 100] if asked.get("show") == of_list else rows[:few]


def parts(rows: list[Row], asked: Row, of_list: str) -> list[str]:
    """What leads from one part to the others."""
    begins = asked.get("offset", 0)
    shown = part(rows, asked, of_list, 0)
    if asked.get("show") != of_list or not shown or len(shown) == len(rows):
        return []
    earlier = "Previous rows " if begins else ""
    later = " Next rows" if begins + 100 < len(rows) else ""
    return [f"{earlier}{whole(begins + 1)} to {whole(begins + len(shown))}{later}"]
