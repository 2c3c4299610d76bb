{# A query of one value, whether a run would change this node's rows: a load has changed rows that it is made of, or an edge
   of a window has passed over one, since its watermark. The windows are its own and those of the tables that it is made
   of. `extract/marts/news.py` asks it before it starts dbt. Where this cannot be told, the answer is always yes. #}
{% macro news_query() %}
    {% if is_made_of_the_project() %}
        {{ return('select 0') }}
    {% endif %}
    {% set tables = source_tables(model) %}
    {% set conditions = [
        'exists (select 1 from landing_loads where load_id > ' ~ watermark('load_id') ~ ' and ' ~ has_changed(tables) ~ ')'
    ] %}
    {% for id in [model.unique_id] + ancestors() if id in graph.nodes and graph.nodes[id].resource_type == 'model' %}
        {% set node = graph.nodes[id] %}
        {% if node.config.get('moving_window') %}
            {% do conditions.append(window_has_news(node)) %}
        {% elif looks_at_the_time(node) %}
            {% do conditions.append('1') %}
        {% endif %}
    {% endfor %}
    {% if '1' in conditions or not tables or none in tables %}
        {{ return('select 1') }}
    {% endif %}
    {{ return(('select ' ~ conditions | join(' or ')).split() | join(' ')) }}
{% endmacro %}
