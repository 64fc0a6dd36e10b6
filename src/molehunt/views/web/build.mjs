// Bundles source/ into explorer.js and writes NOTICES.txt, the licences of what is in it. The same sources give the same bytes.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = process.argv[2] ?? ".";
const result = await build({
  entryPoints: ["source/main.js"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "molehunt",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  outfile: join(out, "explorer.js"),
});

const inputs = Object.keys(result.metafile.inputs);
const packages = new Set(inputs.filter((path) => path.startsWith("node_modules/")).map((path) => path.split("/")[1]));
const notices = [...packages].sort().map((name) => {
  const folder = join("node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim()}\n`;
});
writeFileSync(join(out, "NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
