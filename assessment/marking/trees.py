"""The fitted models of facts, as `training/` writes them and as the engine reads them: plain numbers of trees and lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees. Each array holds all nodes of all trees: the feature asked (-1 at a leaf), the threshold, the two
    children, and the value of a leaf; `roots` are the first nodes. A row's score is the sum of its leaves plus `base`."""

    base: float
    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int32]
    threshold: Rows
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: Rows

    def chances(self, rows: Rows) -> Rows:
        """The chance of a yes for each row of features."""
        node = np.tile(self.roots, (len(rows), 1))
        which = np.arange(len(rows))[:, None]
        while True:
            asked = self.feature[node]
            inner = asked >= 0
            if not inner.any():
                break
            low = rows[which, np.maximum(asked, 0)] <= self.threshold[node]
            node = np.where(inner, np.where(low, self.left[node], self.right[node]), node)
        return np.asarray(1 / (1 + np.exp(-(self.base + self.value[node].sum(axis=1)))))

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Forest:
        """The forest that `training/` wrote."""
        return Forest(
            float(data["base"]),
            np.array(data["roots"], np.int32),
            np.array(data["feature"], np.int32),
            np.array(data["threshold"], np.float64),
            np.array(data["left"], np.int32),
            np.array(data["right"], np.int32),
            np.array(data["value"], np.float64),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic model over a few named features."""

    features: tuple[str, ...]
    weights: Rows
    base: float

    def chances(self, rows: Rows) -> Rows:
        """The chance of a yes for each row of those features."""
        return np.asarray(1 / (1 + np.exp(-(rows @ self.weights + self.base))))

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Line:
        """The model that `training/` wrote."""
        return Line(tuple(data["features"]), np.array(data["weights"], np.float64), float(data["base"]))
