-- depends_on: {{ ref('player_aliases') }}
with landed as (

    select * from {{ source('landing', 'landing_player_rounds') }}

),

final as (

    select
        landed.load_id,
        {{ counted_player('landed') }} as player_name,
        landed.server_guid,
        landed.game,
        landed.round_id,
        landed.round_start_epoch,
        landed.round_end_epoch
    from landed

)

select * from final
