import { fileURLToPath } from 'node:url';

import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where the pages go. The launcher builds into a fresh folder that then takes the place of the old one.
const out = process.env['SONGREEL_WEB_OUT'] ?? '../build/web';

// The server that `npm run dev` passes requests on to.
const server = process.env['SONGREEL_URL'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react(), tailwind()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    // The server's content policy allows no data: fonts, so every asset is a file of its own.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // React, the router and the query cache are one file of 140 kB compressed; scripts/compress.mjs prints all sizes.
    chunkSizeWarningLimit: 600,
  },
  server: {
    // changeOrigin: the server answers to its own name only.
    proxy: Object.fromEntries(
      ['/api', '/docs', '/openapi.json', '/health'].map((path) => [
        path,
        { target: server, changeOrigin: true, headers: { origin: server } },
      ]),
    ),
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
