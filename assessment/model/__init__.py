"""The frozen types that every other layer speaks in."""
