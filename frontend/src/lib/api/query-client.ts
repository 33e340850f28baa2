import { QueryClient } from '@tanstack/react-query';

import { ApiError } from './client';

/** What the server has refused it will refuse again; no answer, or one of a server in trouble, may pass. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server is usually this machine, which a browser that is offline still reaches.
        networkMode: 'always',
        // Events say what has changed, so nothing needs to be read again just because a window was looked at.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && mayPass(error),
      },
      // Nothing that may cost something is sent twice on its own.
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
