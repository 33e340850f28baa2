import { useMutation, useQueryClient } from '@tanstack/react-query';

import { rememberLogIn, setLogInNeeded } from '@/lib/api/access';
import { api, unwrap } from '@/lib/api/client';

export function useLogIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => unwrap(api.POST('/api/login', { body: { key } })),
    onSuccess: () => {
      rememberLogIn(true);
      setLogInNeeded(false);
      // What was refused meanwhile is asked again, and the page below is as if nothing had been.
      return cache.invalidateQueries();
    },
  });
}

export function useLogOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/logout')),
    onSuccess: () => {
      rememberLogIn(false);
      setLogInNeeded(true);
      cache.clear();
    },
  });
}
