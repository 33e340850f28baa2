"""Score, singer, band and sound tools of the example song."""
