// Who asks for something that is made gives the request a key, so that the server makes it once however often it is asked.

/** 32 digits that nobody has used. crypto.randomUUID is not there on pages served over plain HTTP from another machine. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const header = 'Idempotency-Key';

// These make nothing: twice is as good as once, or is refused.
const withoutKey = /^\/api\/(?:login|logout|jobs\/[^/]+\/(?:cancel|retry))$/;

// How long a request that got no answer is taken for the same one when it is made again: somebody presses once more.
const sameForMilliseconds = 60_000;
const pauseMilliseconds = 1000;

/** The keys of requests that got no answer: nobody knows whether the server has them. */
const unanswered = new Map<string, { key: string; until: number }>();

async function nameOf(request: Request): Promise<string> {
  return `${new URL(request.url).pathname} ${await request.clone().text()}`;
}

function knownKey(name: string): string | undefined {
  const known = unanswered.get(name);
  return known && known.until > Date.now() ? known.key : undefined;
}

/**
 * Sends a request as `send` does. One that makes something gets a key, unless it has one, and is sent a second time when no
 * answer comes. Where that fails too the key is kept for a while: the same request once more is the same wish.
 */
export async function sendOnce(
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST' || withoutKey.test(pathname)) return send(request);
  const name = await nameOf(request);
  if (!request.headers.has(header)) request.headers.set(header, knownKey(name) ?? newKey());
  const again = request.clone();
  try {
    const response = await send(request).catch(async (reason: unknown) => {
      if (request.signal.aborted) throw reason;
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      return send(again);
    });
    unanswered.delete(name);
    return response;
  } catch (reason) {
    const key = request.headers.get(header) ?? '';
    unanswered.set(name, { key, until: Date.now() + sameForMilliseconds });
    throw reason;
  }
}
