{# A list of conditions, each with an index of landing to look it up in: a changed row is in what an edge has passed over
   if any holds. A round that ended there started not long before, or is one of the few that last longer. #}
{% macro edge_conditions(column) %}
    {% set lies_there = 'changes.' ~ column ~ ' between edges.from_epoch and edges.to_epoch' %}
    {% if column != 'round_end_epoch' %}
        {{ return([lies_there]) }}
    {% endif %}
    {% set usual = usual_round_seconds() %}
    {{ return([
        lies_there ~ ' and changes.round_start_epoch between edges.from_epoch - ' ~ usual ~ ' and edges.to_epoch',
        lies_there ~ ' and changes.round_end_epoch - changes.round_start_epoch > ' ~ usual,
    ]) }}
{% endmacro %}
