"""dbt in this process: imported quickly, spared needless work, given what earlier ones kept."""
