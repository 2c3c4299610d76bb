{# Kills per death to 3 decimals; the kills themselves where nobody died. #}
{% macro kd_ratio(kills, deaths) -%}
    case when {{ deaths }} = 0 then {{ kills }} * 1.0 else {{ rounded_ratio(kills, deaths) }} end
{%- endmacro %}
