// What the YAML reader of the browser finds wrong, in a tutor's words, until Baton itself has read the text.
import { parseAllDocuments } from "yaml";

const QUOTE = "Put the whole sentence in double quotes.";
const WORDS = {
  DUPLICATE_KEY: ["This name stands here twice.", "Keep one of the two."],
  TAB_AS_INDENT: ["A tab stands where the line is indented.", "Use spaces: two for each step in."],
  BAD_INDENT: ["This line is not indented like those it belongs to.", "Move it so that it starts under the line above that it belongs to."],
  BAD_ALIAS: ["A * or & at the start has a meaning of its own here.", QUOTE],
  BAD_DQ_ESCAPE: ["A \\ inside double quotes has a meaning of its own.", "Write \\\\, or leave it out."],
  BAD_SCALAR_START: ["A sentence can't start with this character.", QUOTE],
  BAD_PROP_ORDER: ["These signs stand in the wrong order.", QUOTE],
  BLOCK_AS_IMPLICIT_KEY: ["A colon with a space after it starts a new entry, but there is one on this line already.", QUOTE],
  MULTILINE_IMPLICIT_KEY: ["This line is not an entry of its own.", "Write a name, a colon and a space before it, or indent it under the entry that it continues."],
  BLOCK_IN_FLOW: ["Between brackets, entries are divided by commas.", "Use commas, or write each on a line of its own without brackets."],
  MULTIPLE_DOCS: ["A line of three dashes starts another file.", "Keep one scenario or unit in a file."],
  KEY_OVER_1024_CHARS: ["This name is longer than any name can be.", QUOTE],
  RESOURCE_EXHAUSTION: ["The brackets or steps here go too deep to be read.", "Take some of them out."],
};
const MISSING = ["Something is missing here: a closing quote, a bracket, a comma, or a colon with a space after it.",
  "Look at the end of this line and of the line before."];
const OTHER = ["This can't be read as YAML.", "Look for a missing colon, quote or bracket here or on the line before."];
const MOST = 50;

export function syntaxProblems(text) {
  let documents;
  try {
    documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: true, logLevel: "silent" });
  } catch {
    return [];
  }
  const errors = documents.flatMap((document) => document.errors.map((error) => [error.code, error.pos]));
  if (documents.length > 1) errors.push(["MULTIPLE_DOCS", documents[1].range.slice(0, 2)]);
  return errors.slice(0, MOST).map(([code, [from, to]]) => {
    const [said, remedy] = code === "MISSING_CHAR" ? MISSING : WORDS[code] || OTHER;
    return { from, to, text: said, remedy };
  });
}
