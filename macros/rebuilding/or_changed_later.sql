{# Where a table is made whole: `or` the condition that a player was `changed_later`, for which what the tables below say of
   the rounds is no bound. In an increment there is no such player: they wait for the next run. On other engines no load
   comes between two tables. #}
{% macro or_changed_later(player_name) -%}
    {{ adapter.dispatch('or_changed_later')(player_name) }}
{%- endmacro %}

{% macro default__or_changed_later(player_name) -%}
{%- endmacro %}

{% macro sqlite__or_changed_later(player_name) -%}
    {#- The model has asked before; to ask again takes several queries. -#}
    {%- set is_whole = execute and graph.nodes.get(model.unique_id, {}).get('is_incremental') is false -%}
    {%- set later = changed_later(is_whole=true) if is_whole and stored_tables(['model_watermarks']) else '' -%}
    {{ 'or ' ~ player_name ~ ' in (' ~ later ~ ')' if later | trim }}
{%- endmacro %}
