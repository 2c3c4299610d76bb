{# One of the sums of `totals_by_kind`, over the rounds that the value of a ranking type is over. #}
{% macro total_of_ranking_type(total) -%}
    case ranking_types.ranking_type
            when 'kd_ratio' then totals.fought_{{ total }}
            when 'kill_rate' then totals.rated_{{ total }}
            else totals.total_{{ total }}
        end
{%- endmacro %}
