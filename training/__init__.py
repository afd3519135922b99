"""Fitting the engine's weights from the data in this repository. Run: make train."""
