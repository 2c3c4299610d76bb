{# A list of conditions, each with an index of landing to look it up in: a row of `changes` is in what an edge has passed
   over if any holds. A round that ended there started not long before, or is one of the few that last longer. An hour is
   looked up in each server's, and not at all where the edge has passed over the start of none. #}
{% macro edge_conditions(column, changes) %}
    {% set lies_there = 'changes.' ~ column ~ ' between edges.from_epoch and edges.to_epoch' %}
    {% if column == 'hour_epoch' %}
        {{ return([
            'edges.from_epoch <= edges.to_epoch / 3600 * 3600'
            ~ ' and changes.server_guid in (' ~ sampled_servers(changes) ~ ') and ' ~ lies_there
        ]) }}
    {% elif column != 'round_end_epoch' %}
        {{ return([lies_there]) }}
    {% endif %}
    {% set usual = usual_round_seconds() %}
    {{ return([
        lies_there ~ ' and changes.round_start_epoch between edges.from_epoch - ' ~ usual ~ ' and edges.to_epoch',
        lies_there ~ ' and changes.round_end_epoch - changes.round_start_epoch > ' ~ usual,
    ]) }}
{% endmacro %}
