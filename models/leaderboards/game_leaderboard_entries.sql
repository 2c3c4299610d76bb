{{ config(
    materialized='table',
    unique_key=['game', 'period', 'ranking_type', 'player_name'],
) }}

with candidates as (

    select * from {{ ref('game_leaderboard_candidates') }}

),

{{ leaderboard_entries('game') }}

select * from final
