"""What the tests share: a real ClickHouse behind HTTP, the site's tables, the real rounds."""
