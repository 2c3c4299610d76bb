{# For on-run-start: refuses, before anything is written, the flags of dbt that would empty tables or fill them in part,
   and those that dbt would pass over without a word. `known_vars` are the names that `--vars` may give. #}
{% macro refuse_flags(known_vars) %}
    {% if execute %}
        {% set given = invocation_args_dict %}
        {% set refusals = [
            (given.get('empty'),
                '--empty would empty the tables: leave it out; `dbt compile` shows the SQL and changes nothing'),
            (given.get('sample'),
                '--sample does nothing here, no model has an event_time: leave it out, or work on a copy of the file'),
            (given.get('event_time_start') or given.get('event_time_end'),
                '--event-time-start and --event-time-end do nothing here, no model is a microbatch: for the tables as of '
                ~ "another time use --vars '{as_of: ...}'"),
            (given.get('defer') or given.get('favor_state'),
                '--defer has nothing to defer to, all tables are in one file: leave it out, and build what is missing'),
            (given.get('selector') and (given.get('select') or given.get('exclude')),
                'beside --selector dbt ignores --select and --exclude: give one or the other'),
            (given.get('show') and flags.WHICH == 'seed',
                '--show fails after `dbt seed` beside an on-run-start: use `dbt show --select SEED`'),
        ] %}
        {% for is_given, reason in refusals if is_given %}
            {% do exceptions.raise_compiler_error(reason) %}
        {% endfor %}
        {% for name in given.get('vars') or {} if name not in known_vars %}
            {% do exceptions.raise_compiler_error(
                "--vars: '" ~ name ~ "' is not a var of this project, which has " ~ known_vars | join(' and ')
            ) %}
        {% endfor %}
        {% do as_of_epoch() %}
    {% endif %}
{% endmacro %}
