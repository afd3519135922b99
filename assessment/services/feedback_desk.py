"""The few threads beside the app in which comments on phrasing are fetched, so that no page waits for them."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread

from assessment.feedback import Progress, Settings

WORKERS = 4  # each waits for a server far away; more would only queue there


class FeedbackDesk:
    """The settings, and the jobs that run in this process. Its threads never keep the app from ending."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._jobs: SimpleQueue[tuple[str, Callable[[Progress], None]]] = SimpleQueue()
        self._running: dict[str, Progress] = {}
        self._workers: list[Thread] = []
        self._lock = Lock()

    def start(self, request_id: str, work: Callable[[Progress], None]) -> None:
        """Have that done when a thread is free."""
        with self._lock:
            self._running[request_id] = Progress()
            if len(self._workers) < WORKERS:
                worker = Thread(target=self._work, name=f"feedback-{len(self._workers) + 1}", daemon=True)
                self._workers.append(worker)
                worker.start()
        self._jobs.put((request_id, work))

    def progress(self, request_id: str) -> Progress | None:
        """How far it is; None where it does not run in this process."""
        with self._lock:
            return self._running.get(request_id)

    def stop(self, request_id: str) -> Progress | None:
        """Have it end as soon as it can. How far it came; None where it does not run in this process."""
        progress = self.progress(request_id)
        if progress:
            progress.stop.set()
        return progress

    def _work(self) -> None:
        while True:
            request_id, work = self._jobs.get()
            progress = self.progress(request_id)
            try:
                if progress:
                    work(progress)
            finally:
                with self._lock:
                    self._running.pop(request_id, None)
