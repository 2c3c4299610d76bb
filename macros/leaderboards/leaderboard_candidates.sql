{# From `rounds` to `final`: the CTEs of a table of candidates, one row for each value of `subject`, period and player. They
   are made of rounds and not of months, so that `dbt run --select leaderboards` alone brings boards up to date. #}
{% macro leaderboard_candidates(subject) -%}
rounds as (

    select
        *,
        {{ round_kinds() }}
    from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

periods as {{ computed_once() }} (
    {{ period_bounds(ref('leaderboard_periods'), as_of_epoch()) }}
),

totals as (

    select
        rounds.{{ subject }} as {{ subject }},
        periods.period as period,
        rounds.player_name as player_name,
        {{ totals_by_kind() }}
    from rounds
    cross join periods
    where
        rounds.round_start_epoch >= periods.starts_epoch
        and rounds.round_end_epoch <= periods.ends_epoch
    group by rounds.player_name, rounds.{{ subject }}, periods.period

),

final as (

    select
        {{ subject }},
        period,
        player_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        {{ kd_ratio('total_kills', 'total_deaths') }} as kd_ratio,
        fought_rounds as kd_ratio_rounds,
        fought_score as kd_ratio_score,
        {{ minutes('fought_play_time_milliseconds') }} as kd_ratio_play_time_minutes,
        {{ per_minute('rated_kills', 'rated_play_time_milliseconds') }} as kill_rate,
        rated_rounds as kill_rate_rounds,
        rated_kills as kill_rate_kills,
        rated_deaths as kill_rate_deaths,
        rated_score as kill_rate_score,
        {{ minutes('rated_play_time_milliseconds') }} as kill_rate_play_time_minutes,
        '{{ as_of() }}' as updated_at
    from totals

)
{%- endmacro %}
