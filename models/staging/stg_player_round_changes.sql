-- depends_on: {{ ref('player_aliases') }}
with landed as (

    select * from {{ source('landing', 'landing_player_rounds') }}

),

final as (

    select
        load_id,
        {{ counted_player('landed') }} as player_name,
        server_guid,
        round_id,
        round_start_epoch,
        round_end_epoch
    from landed

)

select * from final
