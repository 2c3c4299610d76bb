{# Notes what this node's rows are made of (`rows_seen`), in the transaction that writes them: the last load, the run's
   as_of, the definition. With it goes the query that says whether the next run would change anything. #}
{% macro set_watermark(seen) %}
    {% set news = 'null' if model.resource_type == 'seed' else text_literal(news_query()) %}
    {% call statement() %}
        insert into {{ model_watermarks() }} as stored (model_name, load_id, as_of, definition, news_query)
        values ('{{ this.identifier }}', {{ seen.load_id }}, '{{ seen.as_of }}', '{{ model_definition() }}', {{ news }})
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
