"""The queries, written once, as text: an engine's dialect spells their expressions."""

from collections.abc import Callable, Iterable

from extract.sources.columns import (
    COLUMNS,
    HOUR_COLUMNS,
    LATEST_SAMPLE,
    NAME_COLUMNS,
    PLAYER_ROUNDS,
    REPEATING_TEXTS,
    ROUND_COLUMNS,
    ROUND_IDENTITY,
    ROUND_PRECEDENCE,
    SERVER_ONLINE_COUNTS,
    Column,
    Kind,
)
from extract.sources.content import ROUND_CONTENT, SEPARATOR
from extract.sources.dialects.dialect import Dialect
from extract.sources.protocol import LARGEST_EPOCH, RoundRange, TimeRange
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS, OLDEST_EPOCH

Judge = Callable[[Dialect, int], str]
"""Makes the expression of why a row cannot be landed, of the time now."""

_REALS = {column.landed_name for column in COLUMNS[PLAYER_ROUNDS] if column.kind is Kind.REAL}
_NULLABLE = {column.landed_name for column in COLUMNS[PLAYER_ROUNDS] if column.is_nullable}


class Queries:
    """What is asked of the two tables of a site."""

    def __init__(self, dialect: Dialect, judge_round: Judge, judge_sample: Judge) -> None:
        self._dialect = dialect
        self._judge_round = judge_round
        self._judge_sample = judge_sample

    def newest_created(self) -> str:
        """How many rounds there are, and the newest `created_at`."""
        return f"select count(*), max({self._dialect.epoch('created_at')}) from {PLAYER_ROUNDS}"

    def count_rounds(self, rounds: RoundRange) -> str:
        """How many rows, copies included."""
        return f"select count(*) from {PLAYER_ROUNDS} where {self._rounds_in(rounds)}"

    def count_rounds_by_player(self, rounds: RoundRange) -> str:
        """Names of players, in the order of `rounds`, and how many rows each has."""
        return f"""
            select {self._dialect.text("player_name")} as landed_player_name, count(*)
            from {PLAYER_ROUNDS}
            where {self._rounds_in(rounds)}
            group by landed_player_name
            order by landed_player_name
        """

    def rounds(self, rounds: RoundRange, now_epoch: int) -> str:
        """Landed columns in key order, why a row cannot be landed, and of such a row its values."""
        order = ", ".join(
            f"landed_{name} nulls first" for name in (*ROUND_IDENTITY, *ROUND_PRECEDENCE)
        )
        nothing = self._dialect.list_of([])
        return f"""
            select
                {", ".join(map(self._sent, ROUND_COLUMNS))},
                reject_reason,
                case when reject_reason <> '' then source_values else {nothing} end
            from ({self._judged_rounds(rounds, now_epoch)}) as rounds
            order by {order}
        """

    def winning_rounds(self, now_epoch: int) -> str:
        """`ROUND_COLUMNS` of each round that can be landed, of the copy that wins."""
        columns = ", ".join(f"{_without_sign_of_zero(name)} as {name}" for name in ROUND_COLUMNS)
        identity = ", ".join(f"landed_{name}" for name in ROUND_IDENTITY)
        precedence = ", ".join(f"landed_{name} desc nulls last" for name in ROUND_PRECEDENCE)
        return f"""
            select {columns}
            from ({self._judged_rounds(RoundRange(LARGEST_EPOCH), now_epoch)}) as rounds
            where reject_reason = ''
            qualify row_number() over (partition by {identity} order by {precedence}) = 1
        """

    def round_totals(self, rounds: RoundRange, now_epoch: int) -> str:
        """The fields of `RoundTotals`."""
        milliseconds = self._dialect.whole("floor(landed_play_time_minutes * 60000 + 0.5)")
        content = (*(f"landed_{name}" for name in ROUND_CONTENT), milliseconds)
        measures = [
            *("landed_final_kills", "landed_final_deaths", "landed_final_score", milliseconds),
            *("landed_is_bot", self.content_hash(content)),
        ]
        # Copies that differ only in what is nullable have the same totals.
        precedence = ", ".join(
            f"landed_{name}" for name in ROUND_PRECEDENCE if name not in _NULLABLE
        )
        sums = self.sums(f"winner[{place}]" for place in range(1, len(measures) + 1))
        identity = ", ".join(f"landed_{name}" for name in ROUND_IDENTITY)
        return f"""
            select count(*), {sums}
            from (
                select argMax({self._dialect.list_of(measures)}, ({precedence})) as winner
                from ({self._judged_rounds(rounds, now_epoch)}) as rounds
                where reject_reason = ''
                group by {identity}
            ) as rounds
        """

    def hours(self, samples: TimeRange, now_epoch: int) -> str:
        """`HOUR_COLUMNS` in key order, and how many samples each hour was read from."""
        return f"""
            select
                landed_server_guid as server_guid,
                landed_epoch - landed_epoch % 3600 as hour_epoch,
                landed_game as game,
                {self._dialect.whole("sum(players)")} as players_sum,
                count(*) as sample_count,
                max(players) as peak_players,
                max(landed_epoch) as last_sample_epoch,
                argMax(players, landed_epoch) as last_players,
                {self._dialect.whole("sum(copies)")} as samples_read
            from (
                {self.samples(samples, now_epoch)}
            ) as samples
            group by landed_server_guid, hour_epoch, landed_game
            order by landed_server_guid, hour_epoch, landed_game
        """

    def samples(self, samples: TimeRange, now_epoch: int) -> str:
        """Each sample that can be landed once: of copies the one with the most players."""
        return f"""
            select
                {self._dialect.text("server_guid")} as landed_server_guid,
                {self._dialect.epoch("timestamp")} as landed_epoch,
                {self._dialect.text("game")} as landed_game,
                max({self._dialect.whole("players_online")}) as players,
                count(*) as copies
            from {SERVER_ONLINE_COUNTS}
            where
                {self._dialect.is_in("timestamp", samples)}
                and {self._judge_sample(self._dialect, now_epoch)} = ''
            group by landed_server_guid, landed_epoch, landed_game
        """

    def names(self, samples: TimeRange, now_epoch: int) -> str:
        """`NAME_COLUMNS` of all samples that can be landed, in no order."""
        in_order = [f"landed_{name}" for name in LATEST_SAMPLE]
        latest = self._dialect.order_key(in_order[:2], in_order[2:])
        lasts = ", ".join(f"argMax(landed_{name}, {latest}) as {name}" for name in LATEST_SAMPLE)
        return f"""
            select
                landed_server_guid as server_guid,
                landed_month as month,
                landed_server_name as server_name,
                min(landed_last_sample_epoch) as first_sample_epoch,
                {lasts}
            from (
                select
                    {self._dialect.text("server_guid")} as landed_server_guid,
                    substr({self._dialect.time_text("timestamp")}, 1, 7) as landed_month,
                    {self._dialect.text("server_name")} as landed_server_name,
                    {self._dialect.epoch("timestamp")} as landed_last_sample_epoch,
                    {self._dialect.whole("players_online")} as landed_last_players,
                    {self._dialect.text("game")} as landed_last_game,
                    {self._dialect.text("map_name")} as landed_last_map_name
                from {SERVER_ONLINE_COUNTS}
                where
                    {self._dialect.is_in("timestamp", samples)}
                    and {self._judge_sample(self._dialect, now_epoch)} = ''
            ) as samples
            group by landed_server_guid, landed_month, landed_server_name
        """

    def numbered_names(self, names: str) -> str:
        """Names in key order, and with each how many there are: so one sees whether all came."""
        columns = ", ".join(NAME_COLUMNS)
        key = ", ".join(NAME_COLUMNS[:3])
        return f"select {columns}, count(*) over () from ({names}) as names order by {key}"

    def hour_totals(self, hours: str) -> str:
        """The fields of `HourTotals` over a query of hours."""
        content = self.content_hash(HOUR_COLUMNS)
        sums = self.sums(("sample_count", "players_sum", "peak_players", content))
        return f"select count(*), {sums} from ({hours}) as hours"

    def count_samples(self, samples: TimeRange) -> str:
        """How many rows, copies included."""
        is_in = self._dialect.is_in("timestamp", samples)
        return f"select count(*) from {SERVER_ONLINE_COUNTS} where {is_in}"

    def rejected_samples(self, samples: TimeRange, now_epoch: int) -> str:
        """Identities of samples that no hour can hold, why, and their values."""
        reason = self._judge_sample(self._dialect, now_epoch)
        return f"""
            select
                {self._dialect.text("server_guid")},
                {self._dialect.epoch("timestamp")},
                {self._dialect.text("game")},
                {reason},
                {self._values_as_text(SERVER_ONLINE_COUNTS)}
            from {SERVER_ONLINE_COUNTS}
            where {self._dialect.is_in("timestamp", samples)} and {reason} <> ''
            order by 1, 2, 3, 4, 5
        """

    def span(self, table: str, column: str, now_epoch: int) -> str:
        """How many rows have a believable time, the oldest and the newest."""
        epoch = self._dialect.epoch(column)
        latest = now_epoch + LARGEST_CLOCK_LEAD_SECONDS
        return (
            f"select count(*), min({epoch}), max({epoch}) from {table} "
            f"where {epoch} >= {OLDEST_EPOCH} and {epoch} <= {latest}"
        )

    def rejected(self, table: str, columns: str, now_epoch: int) -> str:
        """Some columns of the rows that cannot be landed, and why."""
        judge = self._judge_round if table == PLAYER_ROUNDS else self._judge_sample
        reason = judge(self._dialect, now_epoch)
        return f"select {columns}, {reason} as reason from {table} where {reason} <> ''"

    def checksum(self, texts: Iterable[str], rows: str) -> str:
        """How many rows there are, and a checksum of these texts of each."""
        content = self.content_hash(f"coalesce({text}, 'null')" for text in texts)
        return f"select count(*), {self.sums([content])} from {rows}"

    def landed(self, column: Column) -> str:
        """A source column in landed form."""
        forms = {
            Kind.TEXT: self._dialect.text,
            Kind.TIME: self._dialect.epoch,
            Kind.WHOLE: self._dialect.whole,
            Kind.REAL: self._dialect.real,
        }
        landed = forms[column.kind](column.name)
        if column.is_nullable:
            # What is not finite is as good as missing.
            return f"case when {self._dialect.is_finite(landed)} then {landed} end"
        return landed

    def sums(self, values: Iterable[str]) -> str:
        """The sums of whole numbers, 0 over no row."""
        return ", ".join(f"coalesce({self._dialect.whole(f'sum({value})')}, 0)" for value in values)

    def content_hash(self, values: Iterable[str]) -> str:
        """A number for what these values say together: see `content.content_hash`."""
        texts = ", ".join(f"cast({value} as varchar)" for value in values)
        return self._dialect.hash(f"concat_ws({self._dialect.text_literal(SEPARATOR)}, {texts})")

    def _rounds_in(self, rounds: RoundRange) -> str:
        created = self._dialect.epoch("created_at")
        bounds = [f"{created} <= {rounds.created_through}"]
        if rounds.created_from is not None:
            bounds.append(f"{created} >= {rounds.created_from}")
        if rounds.started is not None:
            bounds.append(self._dialect.is_in("round_start_time", rounds.started))
        if rounds.after_player is not None:
            after = self._dialect.text_literal(rounds.after_player)
            bounds.append(f"{self._dialect.text('player_name')} > {after}")
        return " and ".join(bounds)

    def _judged_rounds(self, rounds: RoundRange, now_epoch: int) -> str:
        """The range's rows in landed form, each with why it cannot be landed, '' where it can."""
        landed = {
            column.landed_name: f"{self.landed(column)} as landed_{column.landed_name}"
            for column in COLUMNS[PLAYER_ROUNDS]
        }
        return f"""
            select
                {", ".join(landed[name] for name in ROUND_COLUMNS)},
                {self._judge_round(self._dialect, now_epoch)} as reject_reason,
                {self._values_as_text(PLAYER_ROUNDS)} as source_values
            from {PLAYER_ROUNDS}
            where {self._rounds_in(rounds)}
        """

    def _sent(self, name: str) -> str:
        landed = f"landed_{name}"
        return self._dialect.repeating_text(landed) if name in REPEATING_TEXTS else landed

    def _values_as_text(self, table: str) -> str:
        """A list of the row's source columns as text, for the eyes of whoever looks into it."""
        forms = {
            Kind.TEXT: self._dialect.text,
            Kind.TIME: self._dialect.time_text,
            Kind.REAL: self._real_text,
        }
        values = []
        for column in COLUMNS[table]:
            text = forms.get(column.kind, self._dialect.number_text)(column.name)
            values.append(f"case when {column.name} is not null then {text} end")
        return self._dialect.list_of(values)

    def _real_text(self, column: str) -> str:
        return self._dialect.number_text(self._dialect.real(column))


def _without_sign_of_zero(name: str) -> str:
    """A landed column as SQLite stores it: a number without a fraction has no sign of zero."""
    landed = f"landed_{name}"
    zero = f"case when {landed} = 0 then cast(0 as double) else {landed} end"
    return zero if name in _REALS else landed
