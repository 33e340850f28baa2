import type { Film, Job, Project, Scene, Take } from '@/lib/api/types';

// Small whole objects for the tests of this page; each test says only what matters to it.

export function job(part: Partial<Job> = {}): Job {
  return {
    id: 'job',
    kind: 'clip',
    state: 'running',
    progress: 0,
    stage: '',
    seconds_left: null,
    maker: 'builtin',
    project_id: 'project',
    scene_id: null,
    attempts: 1,
    most_attempts: 3,
    created_at: '2026-01-01T10:00:00.000Z',
    started_at: null,
    finished_at: null,
    error: null,
    result: null,
    needs: [],
    ...part,
  };
}

export function take(id: string, part: Partial<Omit<Take, 'details'>> & { details?: object } = {}): Take {
  const { details = {}, ...rest } = part;
  return {
    id,
    video_url: `/api/mv/get_video/${id}`,
    poster_url: `/api/mv/get_video/${id}/poster`,
    origin: 'painted',
    stale: false,
    chosen: true,
    created_at: '2026-01-01T10:00:05.000Z',
    ...rest,
    details: details as Take['details'],
  };
}

/** A scene of eight seconds at its place, with these takes; the last of them is chosen. */
export function scene(id: string, position: number, takes: Take[] = [], part: Partial<Scene> = {}): Scene {
  return {
    id,
    position,
    description: `What ${id} shows`,
    negative_description: '',
    take_id: takes.at(-1)?.id ?? null,
    stale: false,
    start_seconds: position * 8,
    duration_seconds: 8,
    takes,
    ...part,
  };
}

export function film(clips: string[], metadata: object = {}): Film {
  return {
    video_id: 'film',
    video_url: '/api/mv/get_video/film',
    poster_url: '/api/mv/get_video/film/poster',
    stale: false,
    metadata: { input_video_ids: clips, video_duration_seconds: clips.length * 8, ...metadata },
  } as unknown as Film;
}

export function project(part: Partial<Project> = {}): Project {
  return {
    id: 'project',
    name: 'Robot',
    idea: 'A robot at sunset',
    character_description: 'A silver robot',
    config_flavor: 'default',
    audio_id: 'song',
    character_reference_id: null,
    number_of_scenes: null,
    whole_song: false,
    clip_seconds: 8,
    song_start: 0,
    aspect_ratio: '16:9',
    size: '720p',
    frames_per_second: 24,
    seed: 1,
    makers: { scenes: '', images: '', clips: '', lips: '' },
    scenes: [],
    film: null,
    film_job_id: null,
    state: 'draft',
    poster_url: null,
    created_at: '2026-01-01T10:00:00.000Z',
    changed_at: '2026-01-01T10:00:00.000Z',
    ...part,
  } as Project;
}
