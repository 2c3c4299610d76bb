{# A query of what is kept of players' months, with time played as whole milliseconds, which `sums_of_totals` adds up. #}
{% macro kept_months() -%}
    select
        *,
        {{ whole_milliseconds('total_play_time_minutes') }} as total_play_time_milliseconds
    from {{ ref('player_monthly_stats') }}
{%- endmacro %}
