{# The names of the models that tell of a node's changed rows: its config `changes`, one name or several. #}
{% macro models_of_changes(config) %}
    {% set names = config.get('changes', 'stg_player_round_changes') %}
    {{ return([names] if names is string else names) }}
{% endmacro %}
