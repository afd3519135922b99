"""Texts for the test page of the components."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
SCENARIO = (ROOT / "scenarios" / "click-and-collect.yaml").read_text(encoding="utf-8")
SMALL = """\
id: small
title: A small one
level: basic
recipient:
  name: Asha Bell
  role: supervisor
facts:
  - id: f01
    part: customer
    weight: essential
    says: "Mrs Lee, 07700 900111."
  - id: f02
    part: issue
    says: "The parcel is lost."
slip:
  fact: f01
"""
TEXTS = {
    "scenario": SCENARIO,
    "rubric": (ROOT / "rubrics" / "carry-out-handovers.yaml").read_text(encoding="utf-8"),
    "small": SMALL,
    "odd": 'id: odd\r\ntitle: "</script><script>alert(1)</script> 👩🏽‍🚀 \u2028 é"\r\n# tab:\there\r\nlevel: basic\r\n',
    "mixed": "id: mixed\r\ntitle: one\nlevel: basic\r\n",
    "long": "id: long\ntitle: Long\n" + "".join(f"# line {number}: {'words ' * 8}\n" for number in range(3400)),
    "brief": "Mrs Lee 👩🏽‍🚀 rings at 14:20 about <b>her parcel</b>.\n\nShe needs it by Friday & not later.\nHer number is 07700 900111.",
}
