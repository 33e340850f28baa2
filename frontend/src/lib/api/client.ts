import createClient from 'openapi-fetch';

import { setLogInNeeded } from './access';
import { ApiError, errorOfBody, unreachable } from './errors';
import { sendOnce } from './request-key';
import type { paths } from './schema';
import type { Job } from './types';

export { ApiError, messageOf, standingAlone } from './errors';

/** A header that makes the server answer at once with the job that will do the work. */
export const respondAsync = { Prefer: 'respond-async' } as const;

/** All addresses of the server, typed. Failures come back as values here; `unwrap` throws them. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => answered(sendOnce(request, fetch)),
});

/** A reply, whatever its status, or `Unreachable`. A 401 brings up the log-in. */
async function answered(reply: Promise<Response>): Promise<Response> {
  const response = await reply.catch((reason: unknown) => {
    throw isAbort(reason) ? reason : unreachable();
  });
  if (response.status === 401 && !response.url.endsWith('/api/login')) setLogInNeeded(true);
  return response;
}

function isAbort(reason: unknown): reason is Error {
  return reason instanceof Error && reason.name === 'AbortError';
}

type Reply = { data?: unknown; error?: unknown; response: Response };

/** What a call answers once its work is done: the job of a 202 comes only with `respondAsync`. */
type Done<D> = [Exclude<D, Job>] extends [never] ? D : Exclude<D, Job>;
type Data<R extends Reply> = Done<NonNullable<R['data']>>;

/** The data of a call of `api`, or an ApiError. */
export async function unwrap<R extends Reply>(call: Promise<R>): Promise<Data<R>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    const id = response.headers.get('X-Request-ID');
    throw typeof error === 'object' && error !== null
      ? new ApiError(response.status, error as Record<string, unknown>, id)
      : new ApiError(response.status, {}, id);
  }
  return data as Data<R>;
}

/** The job that a call with `respondAsync` has started. */
export async function unwrapJob(call: Promise<Reply>): Promise<Job> {
  return (await unwrap(call)) as Job;
}

type UploadOptions = { onProgress?: (fraction: number) => void; signal?: AbortSignal };

/** Sends a file as it is, by PUT. (fetch cannot tell how much of a body has left.) */
export function upload<T>(path: string, file: Blob, { onProgress, signal }: UploadOptions = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('PUT', path);
    sending.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    sending.onload = () => {
      if (sending.status === 401) setLogInNeeded(true);
      const failed = () =>
        reject(errorOfBody(sending.status, sending.responseText, sending.getResponseHeader('X-Request-ID')));
      if (sending.status < 200 || sending.status >= 300) return failed();
      try {
        resolve(JSON.parse(sending.responseText) as T);
      } catch {
        failed(); // somebody else answered: a proxy's page
      }
    };
    sending.onerror = () => reject(unreachable());
    sending.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    signal?.addEventListener('abort', () => sending.abort(), { once: true });
    if (signal?.aborted) return reject(new DOMException('The upload was stopped.', 'AbortError'));
    sending.send(file);
  });
}
