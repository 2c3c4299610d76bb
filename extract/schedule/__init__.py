"""What keeps the tables fresh: cadences that cron starts, their log, and whether they are late."""
