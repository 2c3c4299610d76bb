{# How many candidates have a rank on the board of a row of `numbered_boards`: as counted before, or, on an engine that
   cannot, as many as are numbered, which are all. #}
{% macro ranked_players() -%}
    {{ adapter.dispatch('ranked_players')() }}
{%- endmacro %}

{% macro default__ranked_players() -%}
    count(*) over (partition by numbered_boards.board_number)
{%- endmacro %}

{% macro sqlite__ranked_players() -%}
    numbered_boards.counted_players
{%- endmacro %}
