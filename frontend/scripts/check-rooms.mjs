// The rule of floors: texts and lib below components, components below features, features below app; and no feature
// knows another. Prints each import that breaks it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;
// What a room may import besides itself.
const ALLOWED = {
  texts: ['lib'],
  lib: ['texts'],
  components: ['lib', 'texts'],
  features: ['components', 'lib', 'texts'],
  app: ['features', 'components', 'lib', 'texts'],
};

function* sourcesBelow(directory) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) yield* sourcesBelow(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

/** The path below src/ that an import means; null for a package. */
function meant(file, specifier) {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return relative(src, resolve(dirname(file), specifier));
  return null;
}

function fault(from, to) {
  const [room, feature] = from.split('/');
  const [otherRoom, otherFeature] = to.split('/');
  if (!ALLOWED[room]) return null; // main.tsx stands above all
  if (room === 'features' && otherRoom === 'features') {
    return feature === otherFeature ? null : 'a feature imports another feature';
  }
  return room === otherRoom || ALLOWED[room].includes(otherRoom)
    ? null
    : `${room} may not import ${otherRoom}`;
}

let faults = 0;
for (const file of sourcesBelow(src)) {
  const from = relative(src, file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const to = meant(file, specifier);
    const reason = to === null ? null : fault(from, to);
    if (!reason) continue;
    console.error(`${from}: '${specifier}': ${reason}`);
    faults += 1;
  }
}
if (faults > 0) process.exitCode = 1;
else console.log('every import keeps the rule of floors');
