// Validates Word files with the Open XML SDK: all in one start, which is what takes long.
// node validate_word.mjs LIBRARY FILE… prints {FILE: [{part, path, id, description}, …], …}.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [library, ...files] = process.argv.slice(2);
const { default: validate } = await import(pathToFileURL(library));
const found = {};
for (const file of files) {
  found[file] = await errors(await readFile(file));
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));

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
