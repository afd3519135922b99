"""Text without any idea of marks: clean characters, segments, words, values, polarity, meaning."""
