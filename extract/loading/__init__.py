"""What every load needs: its options, its progress, reads that are complete, its record."""
