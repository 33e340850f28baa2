import { api, ApiError, respondAsync, unwrap, unwrapJob } from '@/lib/api/client';
import { projectFromQuickJob, type NewProject, type QuickJob } from '@/lib/quick-job';

import { memoryOf, remember, renewed, type RunMemory } from './run-memory';

/** What a job refers to and the server does not have (any more). */
export class Gone extends Error {
  constructor(readonly what: 'song' | 'image') {
    super(what);
  }
}

/** What the user has given up to get on. */
export interface Without {
  song: boolean;
  image: boolean;
}

/** The project that the job became, or becomes now; its film is being made then. */
export async function startRun(job: QuickJob, without: Without): Promise<string> {
  let memory = memoryOf(job);
  if (memory.projectId !== null) {
    if (await exists(memory.projectId)) return memory.projectId;
    memory = renewed(memory);
  }
  const flavor = await knownFlavor(job.configFlavor);
  const wanted = { ...projectFromQuickJob(job), config_flavor: flavor };
  if (without.song) Object.assign(wanted, { audio_id: null, song_start: null, whole_song: null });
  if (without.image) wanted.character_reference_id = null;
  const projectId = await makeProject(wanted, memory);
  remember({ ...memory, projectId, unknownFlavor: flavor === job.configFlavor ? null : job.configFlavor });
  await startFilm(projectId);
  return projectId;
}

async function exists(projectId: string): Promise<boolean> {
  try {
    await unwrap(api.GET('/api/projects/{id}', { params: { path: { id: projectId } } }));
    return true;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return false;
    throw error;
  }
}

/** The flavor itself, or `default` where the server has none of that name. */
async function knownFlavor(name: string): Promise<string> {
  try {
    const { flavors } = await unwrap(api.GET('/api/mv/get_config_flavors'));
    return flavors.length === 0 || flavors.includes(name) ? name : 'default';
  } catch {
    return name; // the server takes `default` by itself for a name that it does not know
  }
}

async function makeProject(wanted: NewProject, memory: RunMemory): Promise<string> {
  // Another body under the same key would be refused: what was given up is part of it.
  const key = [
    memory.requestKey,
    wanted.audio_id ?? 'silent',
    wanted.character_reference_id ?? 'faceless',
  ].join('-');
  try {
    const headers = { 'Idempotency-Key': key };
    return (await unwrap(api.POST('/api/projects', { body: wanted, headers }))).id;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) throw new Gone(await whatIsGone(wanted));
    throw error;
  }
}

async function whatIsGone(wanted: NewProject): Promise<Gone['what']> {
  if (!wanted.audio_id) return 'image';
  try {
    const info = await unwrap(api.GET('/api/audio/info/{id}', { params: { path: { id: wanted.audio_id } } }));
    return info.exists ? 'image' : 'song';
  } catch {
    return 'song'; // what is no id at all is not asked for
  }
}

async function startFilm(projectId: string): Promise<void> {
  try {
    const params = { path: { id: projectId } };
    await unwrapJob(api.POST('/api/projects/{id}/film', { params, headers: respondAsync }));
  } catch {
    // The project is there, and its page offers to make the film.
  }
}
