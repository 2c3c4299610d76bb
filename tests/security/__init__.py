"""What is secret stays secret, and what is private stays private."""
