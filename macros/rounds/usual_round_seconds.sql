{# How long rounds last but a few, in seconds: a round that ended at a time started within so many seconds before it, or is
   one of the few that landing has an index of its own for. #}
{% macro usual_round_seconds() %}
    {{ return(7200) }}
{% endmacro %}
