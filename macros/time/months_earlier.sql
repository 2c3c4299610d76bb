{# Epoch seconds so many calendar months earlier, on the month's last day where it has no such day. #}
{% macro months_earlier(epoch, months) -%}
    {{ adapter.dispatch('months_earlier')(epoch, months) }}
{%- endmacro %}

{% macro sqlite__months_earlier(epoch, months) -%}
    {{ epoch_of(dateadd('month', '-' ~ months, utc_text(epoch))) }}
{%- endmacro %}

{% macro duckdb__months_earlier(epoch, months) -%}
    (epoch_us(make_timestamp(cast({{ epoch }} as bigint) * 1000000) - to_months(cast({{ months }} as integer))) // 1000000)
{%- endmacro %}

{% macro clickhouse__months_earlier(epoch, months) -%}
    toInt64(toDateTime64({{ epoch }}, 0, 'UTC') - toIntervalMonth({{ months }}))
{%- endmacro %}
