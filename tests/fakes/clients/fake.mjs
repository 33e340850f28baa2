// Starts a fake as a process of its own and works its control plane.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** `script`: replicate.py, gemini.py, … Give it back with stop(). */
export async function startFake(script, ...args) {
  const child = spawn('python3', [folder + script, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const base = String(line).trim();
  const control = async (method, path, json) => {
    const reply = await fetch(`${base}/_fake/${path}`, { method, body: json && JSON.stringify(json) });
    const body = await reply.json();
    if (!reply.ok) throw new Error(body.error);
    return body;
  };
  return {
    base,
    switches: (changes) => control('PUT', 'switches', changes),
    bill: () => control('GET', 'bill'),
    requests: () => control('GET', 'requests'),
    reset: () => control('POST', 'reset', {}),
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
