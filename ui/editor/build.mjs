// Builds ui/static/yaml-editor.js and the licences of what is in it. The banner carries a hash of everything that it
// was built from, so that a test can tell whether it was built again after a change.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "yaml-editor.js");
const licences = join(here, "..", "static", "yaml-editor-LICENCES.txt");

// Each file's name, a zero, its text, a zero; names with "/" and in order, line ends as in the repository.
export function sourcesHash() {
  const names = ["build.mjs", "package-lock.json", "package.json", ...readdirSync(join(here, "src")).map((name) => `src/${name}`)].sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${name}\0${readFileSync(join(here, name), "utf8").replaceAll("\r\n", "\n")}\0`);
  return hash.digest("hex");
}

const result = await build({
  absWorkingDir: here, entryPoints: ["src/index.js"], outfile: out, bundle: true, minify: true, format: "esm", target: "es2022",
  charset: "utf8", legalComments: "none", metafile: true,
  banner: { js: `/*! Baton's YAML editor, built by \`make editor\` from ui/editor. Sources sha256:${sourcesHash()} Licences: yaml-editor-LICENCES.txt */` },
});

const inside = new Set(Object.entries(result.metafile.outputs).flatMap(([, { inputs }]) => Object.entries(inputs))
  .filter(([, { bytesInOutput }]) => bytesInOutput).map(([name]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1]).filter(Boolean));
const texts = [...inside].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence file. Leave the package out, or write its licence down by hand.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(licences, `What is in yaml-editor.js beside Baton's own code, and under which licence.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`);
