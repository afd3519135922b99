"""YAML <-> model: every problem of a file with its line, and the library of scenarios and rubrics."""

from assessment.content.decoding import MAX_BYTES, hash_of
from assessment.content.files import Examined, check_paths, examine, read_rubric_file, read_scenario_file
from assessment.content.library import Library, Loaded, load_library, units_to_mark
from assessment.content.lines import line_of
from assessment.content.parse import Kind, Opened, Parsed, kind_of, open_source, parse_rubric, parse_scenario
from assessment.content.problem import Problem

__all__ = [
    "MAX_BYTES",
    "Examined",
    "Kind",
    "Library",
    "Loaded",
    "Opened",
    "Parsed",
    "Problem",
    "check_paths",
    "examine",
    "hash_of",
    "kind_of",
    "line_of",
    "load_library",
    "open_source",
    "parse_rubric",
    "parse_scenario",
    "read_rubric_file",
    "read_scenario_file",
    "units_to_mark",
]
