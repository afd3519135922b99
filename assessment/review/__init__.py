"""The rules by which people judge what the engine proposed. Pure: no clock, no database."""
