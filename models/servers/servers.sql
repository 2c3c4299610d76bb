{{ config(
    unique_key=['server_guid'],
    indexes=[{'columns': ['sampled_at']}],
) }}

with names as (

    select
        *,
        row_number() over (
            partition by server_guid
            order by last_sample_epoch desc, last_players desc, last_game desc, server_name desc, last_map_name desc
        ) as sample_position,
        row_number() over (
            partition by server_guid, server_name = ''
            order by last_sample_epoch desc, last_players desc, last_game desc, server_name desc, last_map_name desc
        ) as name_position
    from {{ ref('stg_server_names') }}

),

sampled as (

    select
        server_guid,
        max(case when server_name <> '' and name_position = 1 then server_name end) as newest_name,
        max(case when sample_position = 1 then last_game end) as game,
        max(case when sample_position = 1 then last_map_name end) as map_name,
        max(case when sample_position = 1 then last_players end) as players_online,
        min(first_sample_epoch) as first_sample_epoch,
        max(last_sample_epoch) as newest_sample_epoch
    from names
    group by server_guid

),

player_rounds as (

    select
        *,
        row_number() over (
            partition by server_guid, round_id
            order by round_end_epoch desc, round_start_epoch desc, player_name desc
        ) as latest_position
    from {{ ref('stg_player_rounds') }}

),

rounds as (

    select
        server_guid,
        round_id,
        max(case when latest_position = 1 then game end) as game,
        max(case when latest_position = 1 then map_name end) as map_name,
        min(round_start_epoch) as started_epoch,
        max(round_end_epoch) as ended_epoch
    from player_rounds
    group by server_guid, round_id

),

numbered_rounds as (

    select
        *,
        row_number() over (
            partition by server_guid
            order by ended_epoch desc, started_epoch desc, round_id desc
        ) as round_position
    from rounds

),

played as (

    select
        server_guid,
        count(*) as total_rounds,
        max(case when round_position = 1 then game end) as game,
        max(case when round_position = 1 then map_name end) as map_name,
        min(started_epoch) as first_start_epoch,
        max(ended_epoch) as last_end_epoch
    from numbered_rounds
    group by server_guid

),

players as (

    select
        server_guid,
        count(distinct player_name) as total_players
    from {{ ref('stg_player_rounds') }}
    group by server_guid

),

seen as (

    select
        server_guid,
        min(first_epoch) as first_epoch,
        max(last_epoch) as last_epoch
    from (
        select server_guid, first_sample_epoch as first_epoch, newest_sample_epoch as last_epoch from sampled
        union all
        select server_guid, first_start_epoch as first_epoch, last_end_epoch as last_epoch from played
    ) as sightings
    group by server_guid

),

final as (

    select
        seen.server_guid,
        coalesce(sampled.newest_name, '') as server_name,
        coalesce(sampled.game, played.game) as game,
        coalesce(sampled.map_name, played.map_name) as map_name,
        sampled.players_online,
        {{ utc_text('sampled.newest_sample_epoch') }} as sampled_at,
        {{ utc_text('seen.first_epoch') }} as first_seen,
        {{ utc_text('seen.last_epoch') }} as last_seen,
        coalesce(played.total_rounds, 0) as total_rounds,
        coalesce(players.total_players, 0) as total_players,
        '{{ as_of() }}' as updated_at
    from seen
    left join sampled on seen.server_guid = sampled.server_guid
    left join played on seen.server_guid = played.server_guid
    left join players on seen.server_guid = players.server_guid

)

select * from final
