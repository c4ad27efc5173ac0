// Makes one file of a page, its style, its script and a piece of the workbench's own markup; its
// policy lets these run by their hashes, and nothing else: no network, no form, no frame.
// usage: node one_page.js PAGE STYLE SCRIPT UNLOCK >FILE
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const [page, style, script, unlock] = process.argv.slice(2).map((name) => readFileSync(name, "utf8").trim());
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`,
  "img-src data:", "form-action 'none'", "base-uri 'none'",
].join("; ");
const parts = { policy, style, script, unlock };
process.stdout.write(`${page.replace(/<!-- (\w+) -->/g, (_, name) => parts[name])}\n`);
