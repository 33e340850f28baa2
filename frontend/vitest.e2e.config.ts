import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

// The pages in a real browser against the real program: `npm run e2e`, and what takes minutes to prepare and measures more than
// it tests: `npm run e2e:measure`. SONGREEL_PROGRAM, SONGREEL_WEB and CHROMIUM say what is
// used. One file after the other, because each starts a server and a browser that want the whole machine.
export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  test: {
    environment: 'node',
    include: [process.env['MEASURE'] ? 'e2e/**/*.measure.ts' : 'e2e/**/*.e2e.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As patient as the browser is: the machine may be doing something else.
    expect: { poll: { timeout: 20_000 } },
  },
});
