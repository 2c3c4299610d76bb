{# From `touched`, the pairs of `subject` and period whose boards this run makes, to `final`: the CTEs of a table of
   leaderboards over a table of candidates. #}
{% macro leaderboard_entries(subject, candidates) -%}
touched as {{ computed_once() }} (

    {% if is_incremental() %}
        select
            {{ subject }},
            period
        from ({{ touched_keys() }}) as touched_boards
    {% else %}
        select distinct
            {{ subject }},
            period
        from {{ candidates }}
    {% endif %}

),

boards as (

    select
        touched.{{ subject }} as {{ subject }},
        touched.period as period,
        ranking_types.ranking_type,
        case
            when periods.minimum_rounds * ranking_types.has_minimum_rounds > 1
                then periods.minimum_rounds * ranking_types.has_minimum_rounds
            else 1
        end as fewest_rounds,
        periods.largest_rank
    from touched
    inner join {{ ref('leaderboard_periods') }} as periods on touched.period = periods.period
    cross join {{ ref('leaderboard_ranking_types') }} as ranking_types

),

numbered_boards as {{ computed_once() }} (

    select
        *,
        row_number() over (order by {{ subject }}, period, ranking_type) as board_number,
        {{ counted_players(candidates, subject) }} as counted_players,
        {{ least_value_shown(candidates, subject) }} as least_value
    from boards

),

-- As little of each as ranks need: all of it is sorted.
ranked as (

    select
        numbered_boards.board_number,
        numbered_boards.largest_rank,
        candidates.player_name,
        {{ value_of_ranking_type('candidates', 'numbered_boards') }} as value,
        rank() over (
            partition by numbered_boards.board_number
            order by {{ value_of_ranking_type('candidates', 'numbered_boards') }} desc
        ) as value_rank,
        {{ ranked_players() }} as ranked_players
    from numbered_boards
    cross join {{ candidates }} as candidates
    where
        candidates.{{ subject }} = numbered_boards.{{ subject }}
        and candidates.period = numbered_boards.period
        and {{ is_ranked('candidates', 'numbered_boards') }}
        and (
            numbered_boards.least_value is null
            or {{ value_of_ranking_type('candidates', 'numbered_boards') }} >= numbered_boards.least_value
        )

),

final as (

    select
        numbered_boards.{{ subject }} as {{ subject }},
        numbered_boards.period as period,
        numbered_boards.ranking_type,
        ranked.player_name as player_name,
        ranked.value_rank as rank,
        ranked.value,
        {{ rounds_of_ranking_type('candidates', 'numbered_boards') }} as total_rounds,
        case numbered_boards.ranking_type
            when 'kill_rate' then candidates.kill_rate_kills
            else candidates.total_kills
        end as total_kills,
        case numbered_boards.ranking_type
            when 'kill_rate' then candidates.kill_rate_deaths
            else candidates.total_deaths
        end as total_deaths,
        case numbered_boards.ranking_type
            when 'kd_ratio' then candidates.kd_ratio_score
            when 'kill_rate' then candidates.kill_rate_score
            else candidates.total_score
        end as total_score,
        case numbered_boards.ranking_type
            when 'kd_ratio' then candidates.kd_ratio_play_time_minutes
            when 'kill_rate' then candidates.kill_rate_play_time_minutes
            else candidates.total_play_time_minutes
        end as total_play_time_minutes,
        ranked.ranked_players,
        '{{ as_of() }}' as updated_at
    from ranked
    cross join numbered_boards
    cross join {{ candidates }} as candidates
    where
        ranked.value_rank <= ranked.largest_rank
        and numbered_boards.board_number = ranked.board_number
        and candidates.{{ subject }} = numbered_boards.{{ subject }}
        and candidates.period = numbered_boards.period
        and candidates.player_name = ranked.player_name

)
{%- endmacro %}
