// Counts what N3.js reads of each file, its syntax told by the ending: `node n3.mjs a.ttl b.nq` prints {"a.ttl": 12, …}.
import { createReadStream } from "node:fs";
import { basename, extname } from "node:path";
import { StreamParser } from "n3";

const SYNTAXES = { ".ttl": "Turtle", ".trig": "TriG", ".nt": "N-Triples", ".nq": "N-Quads" };

async function count(file) {
  const parser = createReadStream(file).pipe(new StreamParser({ format: SYNTAXES[extname(file)] }));
  let found = 0;
  for await (const _ of parser) found += 1;
  return found;
}

const counts = {};
for (const file of process.argv.slice(2)) counts[basename(file)] = await count(file);
console.log(JSON.stringify(counts));
