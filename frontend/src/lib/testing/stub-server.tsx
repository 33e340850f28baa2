import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { vi } from 'vitest';

/** An answer that is still to come. */
export const notYet = new Promise<never>(() => undefined);

/**
 * What the server answers, by path: an object as it is, a number as the status of a failure, `notYet` not at all. Whoever
 * changes an answer changes what is answered from then on.
 */
export type Answers = Record<string, unknown>;

/** Stands in for the server until the globals are given back; gives the bodies that it was asked with. */
export function stubServer(answers: Answers): unknown[] {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (request.method !== 'GET') asked.push(await request.clone().json());
    const answer = await answers[path];
    const status = typeof answer === 'number' ? answer : 200;
    const body =
      status === 200 ? answer : { error: 'InternalError', message: 'the disk is full', details: '' };
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  return asked;
}

/** A cache of its own around what asks the server. */
export function WithCache({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
