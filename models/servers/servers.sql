{{ config(
    unique_key=['server_guid'],
    indexes=[{'columns': ['sampled_at']}],
) }}

with sampled as {{ computed_once() }} (

    select
        server_guid,
        min(first_sample_epoch) as first_sample_epoch,
        max(last_sample_epoch) as newest_sample_epoch,
        max(case when server_name <> '' then last_sample_epoch end) as newest_name_epoch
    from {{ ref('stg_server_names') }}
    group by server_guid

),

newest_samples as (

    select
        names.server_guid as server_guid,
        names.last_game,
        names.last_map_name,
        names.last_players,
        row_number() over (
            partition by names.server_guid
            order by
                names.last_players desc,
                names.last_game desc,
                names.server_name desc,
                names.last_map_name desc
        ) as sample_position
    from sampled
    cross join {{ ref('stg_server_names') }} as names
    where
        names.server_guid = sampled.server_guid
        and names.month = {{ utc_month('sampled.newest_sample_epoch') }}
        and names.last_sample_epoch = sampled.newest_sample_epoch

),

newest_names as (

    select
        names.server_guid as server_guid,
        names.server_name,
        row_number() over (
            partition by names.server_guid
            order by names.last_players desc, names.last_game desc, names.server_name desc
        ) as name_position
    from sampled
    cross join {{ ref('stg_server_names') }} as names
    where
        names.server_guid = sampled.server_guid
        and names.month = {{ utc_month('sampled.newest_name_epoch') }}
        and names.last_sample_epoch = sampled.newest_name_epoch
        and names.server_name <> ''

),

played as (

    select * from {{ ref('server_totals') }}

),

sightings as (

    select
        server_guid,
        {{ utc_text('first_sample_epoch') }} as first_seen,
        {{ utc_text('newest_sample_epoch') }} as last_seen
    from sampled
    union all
    select
        server_guid,
        first_round_time as first_seen,
        last_round_time as last_seen
    from played

),

seen as (

    select
        server_guid,
        min(first_seen) as first_seen,
        max(last_seen) as last_seen
    from sightings
    group by server_guid

),

final as (

    select
        seen.server_guid as server_guid,
        coalesce(newest_names.server_name, '') as server_name,
        coalesce(newest_samples.last_game, played.last_game) as game,
        coalesce(newest_samples.last_map_name, played.last_map_name) as map_name,
        newest_samples.last_players as players_online,
        {{ utc_text('sampled.newest_sample_epoch') }} as sampled_at,
        seen.first_seen,
        seen.last_seen,
        coalesce(played.total_rounds, 0) as total_rounds,
        coalesce(played.total_players, 0) as total_players,
        '{{ as_of() }}' as updated_at
    from seen
    left join sampled on seen.server_guid = sampled.server_guid
    left join newest_samples
        on seen.server_guid = newest_samples.server_guid and newest_samples.sample_position = 1
    left join newest_names
        on seen.server_guid = newest_names.server_guid and newest_names.name_position = 1
    left join played on seen.server_guid = played.server_guid

)

select * from final
