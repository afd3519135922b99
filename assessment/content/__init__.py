"""YAML <-> model: every problem of a file with its line, and the library of scenarios and rubrics."""

from assessment.content.files import Examined, check_paths, examine, read_rubric_file, read_scenario_file
from assessment.content.library import Library, Loaded, load_library
from assessment.content.lines import line_of
from assessment.content.parse import Parsed, parse_rubric, parse_scenario
from assessment.content.problem import Problem

__all__ = [
    "Examined",
    "Library",
    "Loaded",
    "Parsed",
    "Problem",
    "check_paths",
    "examine",
    "line_of",
    "load_library",
    "parse_rubric",
    "parse_scenario",
    "read_rubric_file",
    "read_scenario_file",
]
