// Runs each query of a folder over a dataset in one process: `node comunica.mjs data.nq folder` writes x.json beside x.rq:
// {"rows": [{column: value}]}, {"quads": [[subject, predicate, object]]} or {"error": "why"}.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { QueryEngine } from "@comunica/query-sparql-file";
import { Parser, Store } from "n3";

const SECONDS = 60;
const [data, folder] = process.argv.slice(2);
const sources = [new Store(new Parser({ format: "N-Quads" }).parse(readFileSync(data, "utf8")))];
const engine = new QueryEngine();

// Comunica throws in callbacks that nobody awaits: such an error belongs to the query that runs.
let fail = (error) => { throw error; };
process.on("uncaughtException", (error) => fail(error));

async function answer(text) {
  const result = await engine.query(text, { sources });
  const found = await (await result.execute()).toArray();
  return result.resultType === "bindings"
    ? { rows: found.map((row) => Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value]))) }
    : { quads: found.map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value]) };
}

function answerOrError(text) {
  return new Promise((resolve) => {
    fail = (error) => resolve({ error: String(error.stack ?? error) });
    const late = setTimeout(() => fail(`no answer in ${SECONDS} s`), SECONDS * 1000);
    answer(text).then(resolve, fail).finally(() => clearTimeout(late));
  });
}

for (const name of readdirSync(folder).filter((each) => each.endsWith(".rq"))) {
  const told = await answerOrError(readFileSync(join(folder, name), "utf8"));
  writeFileSync(join(folder, name.replace(/rq$/, "json")), JSON.stringify(told));
}
