import { isRecord } from '@/lib/record';
import { texts } from '@/texts';

type Json = Record<string, unknown>;

/** A request that did not work, in the words of the server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 when there was no answer at all. */
  readonly status: number;
  /** For programs: "NotFound", "ValidationError", …; "Unreachable" when there was no answer. */
  readonly error: string;
  readonly details: string;
  /** Finds the request in the server's log. */
  readonly requestId: string;
  /** What is wrong with single fields, by their path in the body: {"idea": "…", "scenes.0": "…"}. */
  readonly fields: Readonly<Record<string, string>>;
  readonly body: Readonly<Json>;

  constructor(status: number, body: Json, requestId: string | null = null) {
    super(text(body, 'message') || texts.common.statusWithoutReason(status));
    this.status = status;
    this.error = text(body, 'error') || (status === 0 ? 'Unreachable' : 'Error');
    this.details = text(body, 'details');
    this.requestId = text(body, 'request_id') || (requestId ?? '');
    this.fields = fieldsOf(body);
    this.body = body;
  }
}

function text(body: Json, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

/** The lists that a 422 has: {"loc": ["body", "idea"], "msg": "…"}. The first word on a field counts. */
function fieldsOf(body: Json): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!Array.isArray(body['detail'])) return fields;
  for (const item of body['detail'] as Json[]) {
    if (!Array.isArray(item['loc']) || typeof item['msg'] !== 'string') continue;
    const path = item['loc'].slice(1).join('.');
    fields[path] ??= item['msg'];
  }
  return fields;
}

/** From whatever a failed reply had as body: JSON of ours, or a proxy's page. */
export function errorOfBody(status: number, body: string, requestId: string | null): ApiError {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isRecord(parsed)) return new ApiError(status, parsed, requestId);
  } catch {
    // no JSON; the status has to do
  }
  return new ApiError(status, {}, requestId);
}

export function unreachable(): ApiError {
  return new ApiError(0, { error: 'Unreachable', message: texts.common.unreachable });
}

/** What to tell people of anything that was thrown; `file` is the name of the file that it was about, if any. */
export function messageOf(error: unknown, file?: string): string {
  if (!(error instanceof Error) || error.message === '') return texts.common.unknownFailure;
  return standingAlone(error.message, file);
}

/** The server begins its sentences small, to join them. On the screen they stand alone; but a name stays as it is. */
export function standingAlone(sentence: string, file = ''): string {
  const isName = (file !== '' && sentence.startsWith(file)) || !/^[a-z]+(?:[,;:]? |[.…]?$)/.test(sentence);
  return isName ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A reason as a sentence that another can follow. */
export function asSentence(reason: string): string {
  return reason === '' || /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}
