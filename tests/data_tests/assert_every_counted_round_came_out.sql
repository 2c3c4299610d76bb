-- A returned row says that the players' totals hold more or fewer rounds than there are to count.
-- Totals that lag behind a load are not compared.
with rounds as (

    select count(*) as counted_rounds from {{ ref('stg_player_rounds') }}

),

lifetime as (

    select coalesce(sum(total_rounds), 0) as total_rounds from {{ ref('player_stats_lifetime') }}

),

final as (

    select
        rounds.counted_rounds,
        lifetime.total_rounds
    from rounds
    cross join lifetime
    where
        rounds.counted_rounds <> lifetime.total_rounds
        and {{ have_seen_all_loads(['player_stats_lifetime']) }}

)

select * from final
