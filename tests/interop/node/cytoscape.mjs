// Reads a network as Cytoscape JSON: `node cytoscape.mjs network.json` prints [nodes, edges].
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const network = cytoscape({ headless: true, elements: JSON.parse(readFileSync(process.argv[2], "utf8")).elements });
console.log(JSON.stringify([network.nodes().length, network.edges().length]));
