"""The extractor on real engines, one file a behaviour."""
