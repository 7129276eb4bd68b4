// Counts the quads that jsonld.js reads of each file, fetching nothing: `node jsonld.mjs a.jsonld` prints {"a.jsonld": 12}.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import jsonld from "jsonld";

const documentLoader = (url) => { throw new Error(`would fetch ${url}`); };

const counts = {};
for (const file of process.argv.slice(2)) {
  counts[basename(file)] = (await jsonld.toRDF(JSON.parse(readFileSync(file, "utf8")), { documentLoader })).length;
}
console.log(JSON.stringify(counts));
