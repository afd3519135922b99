"""The command line, one module per command: `add_to(subparsers)` and `run(args) -> int`."""
