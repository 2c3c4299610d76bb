"""The tortures in their short forms."""
