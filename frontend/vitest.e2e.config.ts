import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

// The pages in a real browser against the real program: `npm run e2e`. SONGREEL_PROGRAM, SONGREEL_WEB and CHROMIUM say what is
// used. One file after the other, because each starts a server and a browser that want the whole machine.
export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  test: {
    environment: 'node',
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
