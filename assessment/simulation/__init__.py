"""The colleague: what the recipient asks, reads back and does, made from a scenario and the marking of what was written.

Pure and deterministic: no clock, no chance but what an attempt's id decides. The colleague knows only the handover.
"""
