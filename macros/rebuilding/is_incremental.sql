{# As dbt's own; and for a node with a `rebuild_key`, only if the stored rows were made by the same definition: an edited
   model, or one over an edited macro or seed, is rebuilt whole without anyone remembering `--full-refresh`.
   `dbt show` builds nothing, and shows all rows. On other engines, which know no loads, every run builds the whole table.
   The answer shapes the SQL, so it is noted for the materialization, which runs after and must act on the same. #}
{% macro is_incremental() %}
    {% if target.type != 'sqlite' %}
        {{ return(False) }}
    {% endif %}
    {% if not execute or flags.WHICH == 'show' or model.config.materialized != 'incremental' %}
        {{ return(False) }}
    {% endif %}
    {% set stored = stored_relation(this) %}
    {% set answer = stored is not none and stored.type == 'table' and not should_full_refresh() %}
    {% if answer and config.get('rebuild_key') %}
        {% set found = run_query('select ' ~ watermark('definition') ~ ' as definition') %}
        {% set answer = found.rows[0]['definition'] == model_definition() %}
    {% endif %}
    {% do graph.nodes[model.unique_id].update({'is_incremental': answer}) %}
    {{ return(answer) }}
{% endmacro %}
