-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'server_guid'],
    rebuild_key='player_name',
) }}

with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where player_name in ({{ touched_keys() }})
    {% endif %}

),

ordered_rounds as (

    select
        *,
        row_number() over (
            partition by player_name, server_guid
            order by {{ best_round_first() }}
        ) as score_position
    from rounds

),

totals as (

    select
        player_name,
        server_guid,
        {{ round_totals() }},
        max(case when score_position = 1 then final_score end) as highest_score,
        max(case when score_position = 1 then round_id end) as highest_score_round_id,
        max(case when score_position = 1 then map_name end) as highest_score_map_name,
        max(case when score_position = 1 then round_start_epoch end) as highest_score_start_epoch
    from ordered_rounds
    group by player_name, server_guid

),

final as (

    select
        player_name,
        server_guid,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        highest_score,
        highest_score_round_id,
        highest_score_map_name,
        {{ utc_text('highest_score_start_epoch') }} as highest_score_time,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
