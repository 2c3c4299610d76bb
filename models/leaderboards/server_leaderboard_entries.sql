-- depends_on: {{ ref('stg_player_round_changes') }}
-- depends_on: {{ ref('stg_server_departures') }}
{{ config(
    unique_key=['server_guid', 'period', 'ranking_type', 'player_name'],
    rebuild_key='server_guid',
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
) }}

with rounds as (

    select
        *,
        {{ round_kinds() }}
    from {{ ref('stg_player_rounds') }}
    {# One scan: in an hour most servers are played on, and every load would keep an index up. #}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

{{ leaderboard_entries('server_guid') }}

select * from final
