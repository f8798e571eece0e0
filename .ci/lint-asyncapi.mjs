// Prints what the AsyncAPI parser has against a document; fails on errors and warnings.
// usage: node lint-asyncapi.mjs DIRECTORY_WITH_NODE_MODULES DOCUMENT
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [modules, document] = process.argv.slice(2);
const { Parser, fromFile } = createRequire(resolve(modules, 'package.json'))('@asyncapi/parser');
const SEVERITIES = ['error', 'warning']; // the parser's other two only recommend

const { document: parsed, diagnostics } = await fromFile(new Parser(), resolve(document)).parse();
const faults = diagnostics.filter(({ severity }) => severity < SEVERITIES.length);
for (const { severity, source, range, path, message } of faults) {
  console.error(`${source ?? document}:${range.start.line + 1}: ${SEVERITIES[severity]}: ${message} (${path.join('.')})`);
}
if (!parsed || faults.length > 0) {
  process.exit(1);
}
console.log(`${document}: ${parsed.channels().length} channels and ${parsed.messages().length} messages, no fault found`);
