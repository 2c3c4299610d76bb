{# From `rounds`, with their `round_kinds`, to `final`: the CTEs of a table of leaderboards, one for each value of
   `subject`, period and ranking type. #}
{% macro leaderboard_entries(subject) -%}
periods as {{ computed_once() }} (
    {{ period_bounds(ref('leaderboard_periods'), as_of_epoch()) }}
),

boards as (

    select * from {{ ref('leaderboard_periods') }}

),

ranking_types as (

    select * from {{ ref('leaderboard_ranking_types') }}

),

totals as (

    select
        rounds.{{ subject }},
        periods.period,
        rounds.player_name,
        {{ totals_by_kind() }}
    from rounds
    cross join periods
    where
        rounds.round_start_epoch >= periods.starts_epoch
        and rounds.round_end_epoch <= periods.ends_epoch
    group by rounds.player_name, rounds.{{ subject }}, periods.period

),

candidates as (

    select
        totals.{{ subject }},
        totals.period as period,
        ranking_types.ranking_type,
        totals.player_name,
        case ranking_types.ranking_type
            when 'score' then totals.total_score * 1.0
            when 'kills' then totals.total_kills * 1.0
            when 'kd_ratio' then {{ kd_ratio('totals.total_kills', 'totals.total_deaths') }}
            when 'kill_rate'
                then {{ per_minute('totals.rated_kills', 'totals.rated_play_time_milliseconds') }}
            when 'playtime' then {{ minutes('totals.total_play_time_milliseconds') }}
        end as value,
        {% for total in ['rounds', 'kills', 'deaths', 'score', 'play_time_milliseconds'] -%}
            {{ total_of_ranking_type(total) }} as value_{{ total }},
        {% endfor -%}
        boards.minimum_rounds * ranking_types.has_minimum_rounds as fewest_rounds,
        boards.largest_rank
    from totals
    inner join boards on totals.period = boards.period
    cross join ranking_types

),

ranked as (

    select
        *,
        rank() over (
            partition by {{ subject }}, period, ranking_type
            order by value desc
        ) as value_rank,
        count(*) over (
            partition by {{ subject }}, period, ranking_type
        ) as ranked_players
    from candidates
    where value_rounds > 0 and value_rounds >= fewest_rounds

),

final as (

    select
        {{ subject }},
        period,
        ranking_type,
        player_name,
        value_rank as rank,
        value,
        value_rounds as total_rounds,
        value_kills as total_kills,
        value_deaths as total_deaths,
        value_score as total_score,
        {{ minutes('value_play_time_milliseconds') }} as total_play_time_minutes,
        ranked_players,
        '{{ as_of() }}' as updated_at
    from ranked
    where value_rank <= largest_rank

)
{%- endmacro %}
