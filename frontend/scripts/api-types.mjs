// Writes src/lib/api/schema.d.ts from what the program says of itself; with --check it only compares.
//   SONGREEL=<program> (default ../build/release/songreel)   or   SONGREEL_OPENAPI=<file or -->
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import openapiTS, { astToString } from 'openapi-typescript';

const target = fileURLToPath(new URL('../src/lib/api/schema.d.ts', import.meta.url));
const program =
  process.env.SONGREEL ?? fileURLToPath(new URL('../../build/release/songreel', import.meta.url));
const head = '// Written by `npm run api:types` from `songreel openapi`. Do not edit.\n\n';

const description = process.env.SONGREEL_OPENAPI
  ? readFileSync(process.env.SONGREEL_OPENAPI, 'utf8')
  : execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

// What has a default may be left out of a request.
const types = head + astToString(await openapiTS(JSON.parse(description), { defaultNonNullable: false }));

if (!process.argv.includes('--check')) {
  writeFileSync(target, types);
  console.log(`wrote ${target}`);
} else if (readFileSync(target, 'utf8') !== types) {
  console.error('src/lib/api/schema.d.ts is not what the program says: run `npm run api:types` and commit.');
  process.exitCode = 1;
} else {
  console.log('the types match the program');
}
