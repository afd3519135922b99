// A long line goes on under its own beginning, so that the steps in, which mean something in YAML, stay to be seen.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

const MOST = 24; // columns: on a telephone little would be left beside more

function styled(view) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const lead = /^ *(- +)*/.exec(line.text)[0];
      const columns = Math.min(lead.length + (lead.length === line.text.length ? 0 : 2), MOST);
      if (!/^\s*\t/.test(line.text)) {
        builder.add(line.from, line.from, Decoration.line({ attributes: { style: `padding-left: calc(4px + ${columns}ch); text-indent: -${columns}ch` } }));
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const hangingIndent = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = styled(view); }
  update(update) { if (update.docChanged || update.viewportChanged) this.decorations = styled(update.view); }
}, { decorations: (plugin) => plugin.decorations, provide: () => EditorView.lineWrapping });
