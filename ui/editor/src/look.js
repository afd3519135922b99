// The house's colours (ui/style.css), which answer to the reader's light or dark setting. Text has 4.5:1 on its ground.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const two = (light, dark) => `light-dark(${light}, ${dark})`;
const ink = two("#1c2326", "#e7ebe8"), soft = two("#4b555e", "#b7c1c5"), sheet = two("#ffffff", "#1c2326");
const paper = two("#fbfaf6", "#14191b"), line = two("#d9dad3", "#353f43"), strong = two("#8b938f", "#76838a");
const brand = two("#0b5563", "#7fc8d6"), tint = two("#e6f1f3", "#17323a"), accent = two("#e0a33a", "#eebd6c");
const guard = two("#a3201d", "#ff9a93"), partly = two("#754700", "#f3cd8e"), met = two("#175c32", "#a6e0ba");
const found = two("#fcf2de", "#4a3810");
const chosen = two("#cfe5ea", "#24505b");
const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

// A shape for each: ■ stops publishing, ▲ is advice.
const shape = (sign, colour) => ({ content: "normal !important", "&::before": { content: `"${sign}"`, color: colour } });
const underline = (style, colour) => ({
  backgroundImage: "none", textDecoration: `underline ${style} ${colour} 2px`, textUnderlineOffset: "4px", textDecorationSkipInk: "none",
});

const theme = EditorView.theme({
  "&": { color: ink, backgroundColor: sheet, border: `1px solid ${strong}`, borderRadius: "6px", fontSize: "0.9rem" },
  "&.cm-focused": { outline: `3px solid ${accent}`, outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: mono, lineHeight: "1.6", borderRadius: "6px" },
  ".cm-content": { caretColor: ink, padding: "8px 0" },
  ".cm-line": { padding: "0 10px 0 4px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: ink, borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: `${chosen} !important` },
  ".cm-activeLine": { backgroundColor: two("#e6f1f366", "#17323a66") },
  ".cm-gutters": { color: soft, backgroundColor: paper, borderRight: `1px solid ${line}` },
  ".cm-activeLineGutter": { backgroundColor: tint, color: ink },
  ".cm-foldPlaceholder": { color: brand, backgroundColor: tint, border: `1px solid ${line}`, padding: "0 6px" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: tint, outline: `1px solid ${brand}` },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { color: guard, backgroundColor: "transparent" },
  ".cm-specialChar": { color: guard },
  ".cm-tab": { backgroundImage: "none", boxShadow: `inset 0 -1px 0 ${strong}` },
  ".cm-searchMatch": { backgroundColor: found, outline: `1px solid ${partly}` },
  ".cm-searchMatch-selected": { backgroundColor: chosen },
  ".cm-selectionMatch": { backgroundColor: found },
  ".cm-snippetField": { backgroundColor: tint },
  ".cm-gutter-lint": { width: "1.3em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 .1em" },
  ".cm-lint-marker": { width: "1.1em", height: "auto", textAlign: "center", cursor: "default" },
  ".cm-lint-marker-error": shape("■", guard), ".cm-lint-marker-warning": shape("▲", partly),
  ".cm-lintRange-error": underline("wavy", guard), ".cm-lintRange-warning": underline("dotted", partly),
  ".cm-lintRange-active": { backgroundColor: tint },
  ".cm-tooltip": { color: ink, backgroundColor: sheet, border: `1px solid ${strong}`, borderRadius: "6px", maxWidth: "min(32rem, 92vw)", fontSize: "0.9rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: mono, maxHeight: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: ink, backgroundColor: chosen },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: soft, fontStyle: "normal", fontFamily: "var(--st-font)" },
  ".cm-tooltip.cm-completionInfo": { padding: "6px 10px", fontFamily: "var(--st-font)", lineHeight: "1.45", maxWidth: "min(20rem, 80vw)", whiteSpace: "pre-line" },
  // On a narrow screen what a word means stands under the list, not over it.
  ".cm-completionInfo-left-narrow, .cm-completionInfo-right-narrow": { top: "100% !important", bottom: "auto !important", left: "-1px !important", right: "auto !important" },
  ".cm-diagnostic": { padding: "6px 10px", fontFamily: "var(--st-font)", lineHeight: "1.45", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeft: `4px solid ${guard}` }, ".cm-diagnostic-warning": { borderLeft: `4px solid ${partly}` },
  ".cm-diagnostic .remedy": { display: "block", color: soft },
  ".cm-diagnostic .at": { fontWeight: "650", marginRight: ".4em" },
  ".cm-panels": { color: ink, backgroundColor: paper },
  ".cm-panels-bottom": { borderTop: `1px solid ${line}` }, ".cm-panels-top": { borderBottom: `1px solid ${line}` },
  ".cm-panel.cm-panel-lint ul": { maxHeight: "9.5em" },
  ".cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]": { color: ink, backgroundColor: tint },
  ".cm-panel.cm-panel-lint button[name=close]": { color: ink, fontSize: "1.2rem", padding: "0 .4em" },
  ".cm-panel.cm-search": { fontFamily: "var(--st-font)", fontSize: ".9rem", padding: "6px 28px 8px 8px" },
  ".cm-panel.cm-search label": { fontSize: ".88rem", whiteSpace: "nowrap" },
  ".cm-panel.cm-search [name=close]": { color: ink, fontSize: "1.2rem", padding: "0 .4em" },
  ".cm-textfield": { color: ink, backgroundColor: sheet, border: `1px solid ${strong}`, borderRadius: "4px", fontSize: "1em" },
  ".cm-button": { color: brand, backgroundImage: "none", backgroundColor: sheet, border: `1px solid ${brand}`, borderRadius: "4px", fontSize: ".95em" },
  ".cm-announced": { position: "absolute", left: "0" },
});

const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: brand, fontWeight: "650" },
  { tag: [tags.string, tags.special(tags.string)], color: met },
  { tag: tags.content, color: ink },
  { tag: [tags.lineComment, tags.meta], color: soft, fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: soft },
  { tag: [tags.typeName, tags.labelName, tags.keyword], color: partly },
]);

export const look = [theme, syntaxHighlighting(colours)];
