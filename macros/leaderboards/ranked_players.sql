{# How many candidates have a rank on the board of a row: as counted before, or, on an engine that cannot, as many as are
   numbered, which are all. #}
{% macro ranked_players(boards) -%}
    {{ adapter.dispatch('ranked_players')(boards) }}
{%- endmacro %}

{% macro default__ranked_players(boards) -%}
    count(*) over (partition by {{ boards }}.board_number)
{%- endmacro %}

{% macro sqlite__ranked_players(boards) -%}
    {{ boards }}.counted_players
{%- endmacro %}
