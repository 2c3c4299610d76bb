{# Notes what this node's rows are made of, in the transaction that writes them: the last load, the run's as_of, the
   definition. A model over another table has seen no more loads than that table, and no other time. For a node that is
   made of the project alone no load counts. With it goes the query that says whether the next run would change anything. #}
{% macro set_watermark() %}
    {% set is_project = is_made_of_the_project() %}
    {% set last_load = '0' if is_project else last_load_seen() %}
    {% set as_of_seen = "'" ~ as_of() ~ "'" if is_project else last_as_of_seen() %}
    {% set news = 'null' if model.resource_type == 'seed' else dbt.string_literal(dbt.escape_single_quotes(news_query())) %}
    {% call statement() %}
        insert into {{ model_watermarks() }} as stored (model_name, load_id, as_of, definition, news_query)
        values ('{{ this.identifier }}', {{ last_load }}, {{ as_of_seen }}, '{{ model_definition() }}', {{ news }})
        on conflict (model_name) do update
        set
            load_id = excluded.load_id,
            as_of = excluded.as_of,
            definition = excluded.definition,
            news_query = excluded.news_query
        where (stored.load_id, stored.as_of, stored.definition, stored.news_query)
            is not (excluded.load_id, excluded.as_of, excluded.definition, excluded.news_query)
    {% endcall %}
{% endmacro %}
