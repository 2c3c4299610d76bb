-- A returned row is an entry whose rank is not one more than the entries of greater value: the
-- ranks of its leaderboard have a gap that no tie explains, or another order. Or it is one beyond
-- the last rank that is kept.
{% set tables = {
    'server_leaderboard_entries': 'server_guid',
    'game_leaderboard_entries': 'game',
} %}
with entries as (
    {% for table, subject in tables.items() %}
        select
            '{{ table }}' as mart,
            {{ subject }} as subject,
            period,
            ranking_type,
            player_name,
            rank,
            value
        from {{ ref(table) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

periods as (

    select * from {{ ref('leaderboard_periods') }}

),

ranked as (

    select
        *,
        rank() over (
            partition by mart, subject, period, ranking_type
            order by value desc
        ) as rank_by_value
    from entries

),

final as (

    select ranked.*
    from ranked
    inner join periods on ranked.period = periods.period
    where
        ranked.rank <> ranked.rank_by_value
        or ranked.rank > periods.largest_rank

)

select * from final
