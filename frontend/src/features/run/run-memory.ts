import { newKey } from '@/lib/api/request-key';
import { isRecord } from '@/lib/record';
import type { QuickJob } from '@/lib/quick-job';

// Which project a quick job has become, kept beside it in sessionStorage: whoever reloads the page, or comes back
// to it without the project in the address, is led to the same run and pays for nothing twice.

const memoryKey = 'quickJobRun';

export interface RunMemory {
  /** The quick job, word for word: another one is another run. */
  job: string;
  /** Sent along with the request for the project, so that the server makes one of it however often it is asked. */
  requestKey: string;
  projectId: string | null;
  /** What was asked for and is not there. */
  unknownFlavor: string | null;
}

/** The same text for the same job, whatever the order in which its fields were written. */
export function textOf(job: QuickJob): string {
  return JSON.stringify(Object.entries(job).sort(([a], [b]) => a.localeCompare(b)));
}

function read(): RunMemory | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(memoryKey) ?? 'null');
    if (!isRecord(value)) return null;
    const { job, requestKey, projectId, unknownFlavor } = value;
    if (typeof job !== 'string' || typeof requestKey !== 'string') return null;
    const textOrNull = (field: unknown) => (typeof field === 'string' ? field : null);
    return { job, requestKey, projectId: textOrNull(projectId), unknownFlavor: textOrNull(unknownFlavor) };
  } catch {
    return null;
  }
}

function write(memory: RunMemory): void {
  try {
    sessionStorage.setItem(memoryKey, JSON.stringify(memory));
  } catch {
    // Without storage the server's own memory for request keys has to do.
  }
}

/** What is known of this job's run; a job that is seen for the first time gets its request key here. */
export function memoryOf(job: QuickJob): RunMemory {
  const text = textOf(job);
  const known = read();
  if (known?.job === text) return known;
  const fresh = { job: text, requestKey: `quick-${newKey()}`, projectId: null, unknownFlavor: null };
  write(fresh);
  return fresh;
}

export function remember(memory: RunMemory): void {
  write(memory);
}

/** A new run of the same job: its project has been deleted, say. */
export function renewed(memory: RunMemory): RunMemory {
  const fresh = { ...memory, requestKey: `quick-${newKey()}`, projectId: null };
  write(fresh);
  return fresh;
}

/** What is kept of the run that became this project. */
export function memoryOfProject(projectId: string): RunMemory | null {
  const known = read();
  return known?.projectId === projectId ? known : null;
}
