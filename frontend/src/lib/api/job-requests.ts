import { api, unwrap } from './client';
import type { Job } from './types';

const at = (id: string) => ({ params: { path: { id } } });

export function retryJob(id: string): Promise<Job> {
  return unwrap(api.POST('/api/jobs/{id}/retry', at(id)));
}

export async function cancelJob(id: string): Promise<void> {
  await unwrap(api.POST('/api/jobs/{id}/cancel', at(id)));
}
