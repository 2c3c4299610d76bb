{# The site's samples of players online by server, hour and game, as landing has them. #}
{% macro sampled_hours() %}
    {{ adapter.dispatch('sampled_hours')() }}
{% endmacro %}

{# On SQLite the model that asks is disabled, and yet dbt renders it. #}
{% macro sqlite__sampled_hours() %}
{% endmacro %}

{# The plugin of the profile makes this view, from the queries by which `sync` reads Parquet. #}
{% macro duckdb__sampled_hours() %}
    select * from {{ source('site', 'sampled_hours') }}
{% endmacro %}

{# Hours that are long over are taken from the table as it was. #}
{% macro clickhouse__sampled_hours() %}
    {% set from_epoch = first_hour_to_read() %}
    {% if from_epoch %}
        select * except (load_id) from {{ this }} where hour_epoch < {{ from_epoch }}
        union all
    {% endif %}
    {{ site_hours(from_epoch) }}
{% endmacro %}
