{# CTEs, the last of which is `totals`: the `round_totals` of a player's rounds that lie in each period. A month that lies in
   the period whole is in the sums that are kept of it; of one that an edge goes through the rounds are read. `months` is
   the CTE before: the `kept_months`. #}
{% macro totals_in_periods(periods) -%}
periods as {{ computed_once() }} (
    {{ period_bounds(periods, as_of_epoch()) }}
),

months_played as (

    select
        player_name,
        month,
        min(first_start_epoch) as starts_epoch,
        max(last_end_epoch) as ends_epoch
    from months
    group by player_name, month

),

months_in_periods as {{ computed_once() }} (

    select
        months_played.player_name,
        months_played.month,
        months_played.ends_epoch as last_end_epoch,
        periods.period,
        periods.starts_epoch as starts_epoch,
        periods.ends_epoch as ends_epoch,
        case
            when months_played.starts_epoch >= periods.starts_epoch and months_played.ends_epoch <= periods.ends_epoch
                then 1
            else 0
        end as is_whole
    from months_played
    cross join periods
    where
        months_played.ends_epoch >= periods.starts_epoch
        and months_played.starts_epoch <= periods.ends_epoch

),

parts as (

    select
        kept_months.player_name as player_name,
        months_in_periods.period,
        {{ qualified_columns('kept_months', names_of_totals()) }}
    from months_in_periods
    inner join ({{ kept_months() }}) as kept_months
        on months_in_periods.player_name = kept_months.player_name and months_in_periods.month = kept_months.month
    where months_in_periods.is_whole = 1

    union all

    select
        player_name,
        period,
        {% for name in names_of_totals() -%}
            cast({{ name }} as bigint) as {{ name }}{{ ',\n        ' if not loop.last }}
        {%- endfor %}
    from (
        select
            rounds.player_name as player_name,
            months_in_periods.period,
            {{ round_totals() }}
        from months_in_periods
        cross join {{ ref('stg_player_rounds') }} as rounds
        where
            months_in_periods.is_whole = 0
            and {{ is_round_of('rounds', 'months_in_periods.player_name') }}
            and rounds.round_start_epoch >= months_in_periods.starts_epoch
            and rounds.round_start_epoch <= months_in_periods.last_end_epoch
            and rounds.round_end_epoch <= months_in_periods.ends_epoch
            and {{ utc_month('rounds.round_end_epoch') }} = months_in_periods.month
        group by rounds.player_name, months_in_periods.period
    ) as cut_months

),

totals as (

    select
        player_name,
        period,
        {{ sums_of_totals() }}
    from parts
    group by player_name, period

)
{%- endmacro %}
