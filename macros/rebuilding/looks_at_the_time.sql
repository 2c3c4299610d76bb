{# Whether a model's rows may depend on when it runs, `updated_at` aside: its SQL, or that of a macro that it calls,
   speaks of `as_of` or of a clock. What the macros of this folder add to an increment changes no row. The answer is
   kept in `graph`. #}
{% macro looks_at_the_time(node) %}
    {% if 'looks_at_the_time' in node %}
        {{ return(node.looks_at_the_time) }}
    {% endif %}
    {% set texts = [node.raw_code] %}
    {% set called = node.depends_on.macros | list %}
    {% for id in called if id.startswith('macro.' ~ node.package_name ~ '.') %}
        {% set macro = context[node.package_name][id.split('.')[2]].macro %}
        {% if '/rebuilding/' not in macro.original_file_path and macro.name not in ['as_of', 'as_of_epoch'] %}
            {% do texts.append(modules.re.sub('(?s){#.*?#}', '', macro.macro_sql)) %}
            {% for further in macro.depends_on.macros if further not in called %}
                {% do called.append(further) %}
            {% endfor %}
        {% endif %}
    {% endfor %}
    {% set sql = texts | join('\n') | replace("'{{ as_of() }}' as updated_at", '') %}
    {% set answer = modules.re.search('as_of|period_bounds|run_started_at|current_|\\bnow\\b|(date|datetime|julianday|unixepoch)\\(\\)', sql) is not none %}
    {% do node.update({'looks_at_the_time': answer}) %}
    {{ return(answer) }}
{% endmacro %}
