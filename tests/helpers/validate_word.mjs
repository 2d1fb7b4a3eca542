// Validates Word files with the Open XML SDK, whose start is what takes long: one for many calls.
// node validate_word.mjs LIBRARY; each line of its input is a list of files, as JSON, and each of
// its output {FILE: [{part, path, id, description}, …], …}.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { default: validate } = await import(pathToFileURL(process.argv[2]));
for await (const line of createInterface({ input: process.stdin })) {
  const found = {};
  for (const file of JSON.parse(line)) {
    found[file] = await errors(await readFile(file));
  }
  process.stdout.write(JSON.stringify(found) + "\n");
}
process.exit(0);

async function errors(bytes) {
  try {
    const results = await validate(bytes, "docx", "Microsoft365");
    return results.map(({ id, description, path }) => ({
      part: path.partUri, path: path.xpath, id, description,
    }));
  } catch (error) {
    return [{ part: "", path: "", id: "unreadable", description: String(error) }];
  }
}
