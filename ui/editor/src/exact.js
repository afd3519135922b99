// A text comes back as it went in, to the byte: CodeMirror knows lines, so how they end is kept beside them.
import { invertedEffects } from "@codemirror/commands";
import { diff } from "@codemirror/merge";
import { Compartment, EditorState, StateEffect, StateField, Text } from "@codemirror/state";

const setEnding = StateEffect.define();
const separator = new Compartment();

// "\r\n" where every line ends so; "\n" where there is no "\r" at all; else "mixed", where "\r" stays a character.
export function endingOf(text) {
  if (!text.includes("\r")) return "\n";
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? "mixed" : "\r\n";
}

const ending = StateField.define({
  create: () => "\n",
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setEnding)) value = effect.value;
    return value;
  },
});
const separatorFor = (kind) => (kind === "mixed" ? EditorState.lineSeparator.of("\n") : []);
const turnedTo = (kind) => [setEnding.of(kind), separator.reconfigure(separatorFor(kind))];

export function exactText(text) {
  const kind = endingOf(text);
  return [ending.init(() => kind), separator.of(separatorFor(kind)),
    invertedEffects.of((transaction) =>
      transaction.effects.some((effect) => effect.is(setEnding)) ? turnedTo(transaction.startState.field(ending)) : [])];
}

export const linesOf = (text) => Text.of(text.split(endingOf(text) === "\r\n" ? "\r\n" : "\n"));

export function textOf(state) {
  return state.doc.sliceString(0, state.doc.length, state.field(ending) === "\r\n" ? "\r\n" : "\n");
}

// What has to change to arrive at a text, in small pieces, so that the cursor, folds and the scroll stay where they can.
export function changesTo(state, text) {
  const kind = endingOf(text);
  const plain = kind === "\r\n" ? text.replaceAll("\r\n", "\n") : text;
  const changes = diff(state.doc.toString(), plain, { scanLimit: 500, timeout: 150 }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA, to: toA, insert: Text.of(plain.slice(fromB, toB).split("\n")),
  }));
  return { changes, effects: kind === state.field(ending) ? [] : turnedTo(kind) };
}
