{# The condition that models lag behind no load of a source table that changed anything. Models that are run apart from
   each other, or before the last sync, differ and are right; a test that compares them must ask this first. #}
{% macro have_seen_all_loads(model_names, source_table='player_rounds') -%}
    {{ adapter.dispatch('have_seen_all_loads')(model_names, source_table) }}
{%- endmacro %}

{# Where nothing lands, every table is made of the rows that are there. #}
{% macro default__have_seen_all_loads(model_names, source_table) -%}
    1 = 1
{%- endmacro %}

{% macro sqlite__have_seen_all_loads(model_names, source_table) -%}
    (
        select count(*) = {{ model_names | length }}
        from {{ model_watermarks() }}
        where
            model_name in ('{{ model_names | join("', '") }}')
            and load_id >= (
                select coalesce(max(load_id), 0)
                from landing_loads
                where {{ has_changed([source_table]) }}
            )
    )
{%- endmacro %}
