{# A query of the players of whose rounds a load has changed any since the tables were made that this node is made of; none
   where it is made of no table. What these tables say of such a player is of another moment than landing. A load may come
   between two tables of one run. #}
{% macro changed_later() %}
    {% set tables = [] %}
    {% for id in model.depends_on.nodes if id in graph.nodes %}
        {% if graph.nodes[id].resource_type == 'model' and graph.nodes[id].config.materialized in ['table', 'incremental'] %}
            {% do tables.append(graph.nodes[id].alias) %}
        {% endif %}
    {% endfor %}
    {% if tables %}
        {% set names = "('" ~ tables | join("', '") ~ "')" %}
        {% set seen = '(select min(load_id) from ' ~ model_watermarks() ~ ' where model_name in ' ~ names ~ ')' %}
        select later.player_name
        from {{ ref('stg_player_round_changes') }} as later
        where
            later.load_id > {{ seen }}
            {%- for load_id in first_loads_seen() %} and later.load_id > {{ load_id }}{% endfor %}
    {% endif %}
{% endmacro %}
