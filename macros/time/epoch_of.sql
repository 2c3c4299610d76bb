{# Text of the form that `utc_text` makes, back as epoch seconds. #}
{% macro epoch_of(text) -%}
    {{ adapter.dispatch('epoch_of')(text) }}
{%- endmacro %}

{% macro duckdb__epoch_of(text) -%}
    (epoch_us(try_cast({{ text }} as timestamp)) // 1000000)
{%- endmacro %}

{% macro clickhouse__epoch_of(text) -%}
    toInt64(parseDateTime64BestEffortOrNull({{ text }}, 0, 'UTC'))
{%- endmacro %}

{% macro sqlite__epoch_of(text) -%}
    cast(strftime('%s', {{ text }}) as integer)
{%- endmacro %}
