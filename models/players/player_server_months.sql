-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'month', 'server_guid', 'game'],
    rebuild_key='player_name',
    rebuild_since='month',
) }}

with rounds as (
    {{ rounds_to_rebuild() }}
),

rounds_with_month as (

    select
        *,
        {{ utc_month('round_end_epoch') }} as month
    from rounds

),

totals as (

    select
        player_name,
        month,
        server_guid,
        game,
        {{ round_totals() }},
        max(final_score) as highest_score,
        min(round_start_epoch) as first_start_epoch,
        max(round_end_epoch) as last_end_epoch
    from rounds_with_month
    group by player_name, month, server_guid, game

),

final as (

    select
        *,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
