-- depends_on: {{ ref('stg_player_rounds') }}
-- As an ordinary project would say it: what ours says looks rounds up by player, which a table without a key cannot.
with periods as materialized (

    select
        period,
        case period
            when 'this_week' then unixepoch('{{ var("as_of") }}', '-6 days', 'weekday 1', 'start of day')
            when 'last_30_days' then unixepoch('{{ var("as_of") }}', '-30 days')
            else 0
        end as starts_epoch,
        case period when 'all_time' then 253402300799 else unixepoch('{{ var("as_of") }}') end as ends_epoch
    from best_score_periods

),

ordered_rounds as (

    select
        rounds.*,
        periods.period,
        row_number() over (
            partition by rounds.player_name, periods.period
            order by final_score desc, round_end_epoch, round_start_epoch, round_id
        ) as score_position
    from stg_player_rounds as rounds
    cross join periods
    where
        final_score > 0
        and round_end_epoch between periods.starts_epoch and periods.ends_epoch

),

final as (

    select
        player_name,
        period,
        score_position as rank,
        final_score,
        final_kills,
        final_deaths,
        map_name,
        server_guid,
        datetime(round_end_epoch, 'unixepoch') as round_end_time,
        round_id,
        '{{ var("as_of") }}' as updated_at
    from ordered_rounds
    where score_position <= 3

)

select * from final
