{# The name under which a landed row counts: its own, or the player's of whom that is an alias. Without aliases it is
   the bare column, so that rows are found and grouped in the order in which they lie. #}
{% macro counted_player(rows) -%}
    {% if 'player_aliases' in seeds_with_rows() -%}
        cast(
            coalesce(
                (
                    select aliases.player_name
                    from player_aliases as aliases
                    where aliases.alias = {{ rows }}.player_name
                ),
                {{ rows }}.player_name
            ) as text
        )
    {%- else -%}
        {{ rows }}.player_name
    {%- endif %}
{%- endmacro %}
