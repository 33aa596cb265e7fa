// Reads HCL files with HashiCorp's parser: prints a line of JSON for each, or fails with the parser's words.
import { readFileSync } from 'node:fs';
import { parse } from '@cdktf/hcl2json';

for (const file of process.argv.slice(2))
    console.log(JSON.stringify(await parse(file, readFileSync(file, 'utf8'))));
