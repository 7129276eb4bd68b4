// Validates N-Triples against shapes in Turtle: `node shacl.mjs shapes.ttl data.nt` prints {"conforms": …, "results": [[focus node, path, severity]]}.
import { readFileSync } from "node:fs";
import rdf from "@zazuko/env-node";
import { Parser } from "n3";
import SHACLValidator from "rdf-validate-shacl";

const [shapes, data] = process.argv.slice(2).map((file) => rdf.dataset(new Parser().parse(readFileSync(file, "utf8"))));
const report = await new SHACLValidator(shapes, { factory: rdf }).validate(data);
const results = report.results.map(({ focusNode, path, severity }) => [focusNode?.value, path?.value, severity?.value]);
console.log(JSON.stringify({ conforms: report.conforms, results }));
