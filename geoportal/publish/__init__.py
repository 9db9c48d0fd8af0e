"""Features become a version folder; other formats are made on first request in a child process."""
