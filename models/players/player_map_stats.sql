-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'map_name', 'server_guid'],
    rebuild_key='player_name',
    indexes=[{'columns': ['map_name', 'total_score'], 'where': "server_guid = ''"}],
) }}

with months as (

    {{ kept_months() }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}

),

server_totals as {{ computed_once() }} (

    select
        player_name,
        map_name,
        server_guid,
        {{ sums_of_totals() }}
    from months
    group by player_name, map_name, server_guid

),

totals as (

    select * from server_totals

    union all

    select
        player_name,
        map_name,
        '' as all_servers,
        {{ sums_of_totals() }}
    from server_totals
    group by player_name, map_name

),

final as (

    select
        player_name,
        map_name,
        server_guid,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
