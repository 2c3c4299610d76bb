{# Makes an empty table beside the node's, on every node of a cluster, in the order of a key. `columns` is what its
   columns are, or the query that has them. #}
{% macro create_aside(aside, columns, query, order) %}
    {% call statement('drop_aside') %}
        drop table if exists {{ aside }} {{ on_cluster() }} sync
    {% endcall %}
    {% call statement('create_aside') %}
        create table {{ aside }} {{ on_cluster() }}
        {{ columns }}
        engine = {{ config.get('engine') }}
        order by {{ '(' ~ order | join(', ') ~ ')' if order else 'tuple()' }}
        {{ 'empty as ' ~ query if query }}
    {% endcall %}
{% endmacro %}
