-- depends_on: {{ ref('player_aliases') }}
-- depends_on: {{ ref('excluded_players') }}
-- depends_on: {{ ref('excluded_servers') }}
with landed as (

    select * from {{ source('landing', 'landing_player_rounds') }}

),

final as (

    select
        landed.server_guid,
        landed.round_id,
        {{ counted_player('landed') }} as player_name
    from landed
    where
        landed.is_bot = 1
        and landed.is_deleted = 0
        and {{ is_counted_player('landed') }}
        and {{ is_counted_server('landed') }}

)

select * from final
