{# Notes what this node's rows are made of, in the transaction that writes them: the last load, the run's as_of, the
   definition. A model over another table has seen no more loads than that table. A seed is made of its file alone, so
   no load counts. #}
{% macro set_watermark() %}
    {% set last_load = '0' if model.resource_type == 'seed' else last_load_seen() %}
    {% call statement() %}
        insert into {{ model_watermarks() }} as stored (model_name, load_id, as_of, definition)
        values ('{{ this.identifier }}', {{ last_load }}, '{{ as_of() }}', '{{ model_definition() }}')
        on conflict (model_name) do update
        set load_id = excluded.load_id, as_of = excluded.as_of, definition = excluded.definition
        where (stored.load_id, stored.as_of, stored.definition)
            is not (excluded.load_id, excluded.as_of, excluded.definition)
    {% endcall %}
{% endmacro %}
