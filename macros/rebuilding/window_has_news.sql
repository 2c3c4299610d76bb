{# The condition that an edge of a node's `moving_window` has passed over a row between this node's watermark and now. #}
{% macro window_has_news(node) %}
    {% set window = node.config.moving_window %}
    {% set prefix = node.package_name ~ '.' %}
    {% set periods = graph.nodes['seed.' ~ prefix ~ window.periods].relation_name %}
    {% set conditions = [] %}
    {% for name in models_of_changes(node.config) %}
        {% set changes = graph.nodes['model.' ~ prefix ~ name].relation_name %}
        {% for column, edge in [(window.opens_on, 'starts_epoch'), (window.closes_on, 'ends_epoch')] %}
            {% for condition in edge_conditions(column, changes) %}
                {% do conditions.append(
                    'exists (select 1 from (' ~ moved_edges(periods, edge, until_epoch=now_epoch()) ~ ') as edges'
                    ~ ' inner join ' ~ changes ~ ' as changes on ' ~ condition ~ ')'
                ) %}
            {% endfor %}
        {% endfor %}
    {% endfor %}
    {{ return(conditions | join(' or ')) }}
{% endmacro %}
