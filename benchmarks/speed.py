"""Time to mark (cold, warm median and p95, handovers a second, a class at once) and memory. Run: make bench."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

CASES = Path(__file__).parent / "marked-handovers"
RUBRICS = Path("rubrics")
_COLD = """
import time; start = time.perf_counter()
from pathlib import Path
from assessment.content.handovers import read_handovers
from assessment.services.marking_files import mark_all, ready
case = ready(Path({scenario!r}), Path("rubrics"))
handover = read_handovers(Path({handovers!r}))[0]
list(mark_all(case, [handover]))
print(time.perf_counter() - start)
"""


def main() -> int:
    """Prints the figures."""
    from assessment.services.marking_files import mark_all, read_cases

    cases = read_cases(CASES, RUBRICS)
    folder = CASES / cases[0].name
    script = _COLD.format(scenario=str(folder / "scenario.yaml"), handovers=str(folder / "handovers.jsonl"))
    cold = [float(_run(script)) for _ in range(3)]
    print(f"cold start to the first marking: {statistics.median(cold):.2f} s (median of 3 processes)")

    times, sizes = [], []
    for case in cases:
        list(mark_all(case.ready, case.handovers[:1]))
        for handover in case.handovers:
            start = time.perf_counter()
            list(mark_all(case.ready, [handover]))
            times.append(time.perf_counter() - start)
            sizes.append(len(handover.text.split()))
    per_200 = [t * 200 / max(n, 100) for t, n in zip(times, sizes, strict=True)]
    print(f"handovers: {len(times)}, {statistics.median(sizes):.0f} words in the middle")
    print(f"warm, one thread: median {_ms(statistics.median(times))}, p95 {_ms(_p95(times))} a handover")
    print(f"warm, scaled to 200 words: median {_ms(statistics.median(per_200))}")
    print(f"handovers a second, one process: {len(times) / sum(times):.1f}")
    if sys.platform != "win32":  # Windows has no such count
        import resource

        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"memory of the process at its most: {memory:.0f} MB")
    thirty = [(case.ready, h) for case in cases for h in case.handovers][:30]
    with ProcessPoolExecutor(max_workers=2) as pool:
        list(pool.map(_mark, thirty[:2] * 2))
        start = time.perf_counter()
        list(pool.map(_mark, thirty))
        print(f"a class of 30 at once, two processes, warm: {time.perf_counter() - start:.2f} s")
    return 0


def _mark(pair: tuple) -> None:
    from assessment.services.marking_files import mark_all

    list(mark_all(pair[0], [pair[1]]))


def _run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
