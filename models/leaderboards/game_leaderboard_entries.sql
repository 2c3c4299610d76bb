{{ config(
    materialized='table',
    unique_key=['game', 'period', 'ranking_type', 'player_name'],
) }}

with rounds as (

    select
        *,
        {{ round_kinds() }}
    from {{ ref('stg_player_rounds') }}

),

{{ leaderboard_entries('game') }}

select * from final
