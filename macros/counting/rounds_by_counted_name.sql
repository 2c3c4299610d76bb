{# The rounds of staging, with the name under which each counts as `counted_name`. With aliases these are two parts, so that
   a player's rounds are found in both by the name that lies in landing: nothing finds the result of `counted_player`.
   A cross join tells SQLite to begin with the aliases, which are few. A view that is older than the first alias has the
   same rows, and is slow until it is run again. #}
{% macro rounds_by_counted_name(rounds) -%}
    {% if 'player_aliases' in seeds_with_rows() -%}
        select
            rounds.*,
            rounds.landed_player_name as counted_name
        from {{ rounds }} as rounds
        where rounds.landed_player_name not in (select alias from player_aliases)
        union all
        select
            rounds.*,
            aliases.player_name as counted_name
        from player_aliases as aliases
        cross join {{ rounds }} as rounds
        where aliases.alias = rounds.landed_player_name
    {%- else -%}
        select
            rounds.*,
            rounds.player_name as counted_name
        from {{ rounds }} as rounds
    {%- endif %}
{%- endmacro %}
