import { isLive } from '@/lib/api/job-state';
import type { Job } from '@/lib/api/types';

/** The newest job of every kind and scene: what went before it does not matter any more. */
export class LatestJobs {
  private readonly newest = new Map<string, Job>();
  private readonly byId = new Map<string, Job>();

  constructor(jobs: readonly Job[]) {
    for (const job of jobs) {
      this.byId.set(job.id, job);
      const key = `${job.kind} ${job.scene_id ?? ''}`;
      const known = this.newest.get(key);
      if (!known || job.created_at >= known.created_at) this.newest.set(key, job);
    }
  }

  of(kind: Job['kind'], sceneId?: string): Job | undefined {
    return this.newest.get(`${kind} ${sceneId ?? ''}`);
  }

  /** What works on a scene's clip, or did last: it is painted first, then its lips are moved. */
  ofClip(sceneId: string): Job | undefined {
    const clip = this.of('clip', sceneId);
    const lips = this.of('lips', sceneId);
    if (!clip || !lips) return clip ?? lips;
    // What waits for somebody to decide comes first: nothing else goes on before.
    const held = [clip, lips].find(({ state }) => state === 'held');
    if (held) return held;
    if (isLive(clip)) return clip;
    // Lips that wait for a clip fail with it.
    if (clip.state === 'failed' && lips.state !== 'succeeded' && !isLive(lips)) return clip;
    return isLive(lips) || lips.created_at >= clip.created_at ? lips : clip;
  }

  /** It is worked on, or will be by itself: nothing that it needs waits for somebody to decide. */
  goesOn(job: Job): boolean {
    return isLive(job) && !this.waitsForHeld(job);
  }

  private waitsForHeld({ needs }: Job): boolean {
    return needs
      .flatMap((id) => this.withId(id) ?? [])
      .some((need) => need.state === 'held' || (need.state === 'queued' && this.waitsForHeld(need)));
  }

  withId(id: string | null): Job | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  all(): Job[] {
    return [...this.newest.values()];
  }
}
