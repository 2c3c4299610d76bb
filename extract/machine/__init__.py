"""What the machine gives: files that are whole and their owner's alone, and one lock."""
