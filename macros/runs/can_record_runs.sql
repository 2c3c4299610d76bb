{# Whether the file has the table `runs` as `insert_run` knows it: one of an older bfstats, until the next sync, has not. #}
{% macro can_record_runs() %}
    {% set stored = stored_relation(api.Relation.create(schema=target.schema, identifier='runs')) %}
    {{ return(stored is not none and 'row_count' in stored.sql) }}
{% endmacro %}
