"""The engine is ready before anybody waits for it."""

from __future__ import annotations

from pathlib import Path

from assessment.marking import acts
from assessment.model.rubric import Act
from assessment.services import open_centre, wake_engine

ROOT = Path(__file__).parents[2]


def test_no_act_of_the_library_is_read_or_fitted_after_the_engine_was_woken(tmp_path: Path) -> None:
    centre = open_centre(
        data_dir=tmp_path, scenarios_dir=tmp_path / "none", rubrics_dir=ROOT / "rubrics", environment={}
    )
    wake_engine(centre)
    before = acts._model.cache_info().misses
    for rubric in centre.library.rubrics.values():
        for check in rubric.item.checks:
            if isinstance(check, Act):
                acts.prepare_act(check)
    assert acts._model.cache_info().misses == before
    centre.store.close()
