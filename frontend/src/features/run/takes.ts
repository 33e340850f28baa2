import type { Project, Scene, Take } from '@/lib/api/types';

/** The take that is in the film, or will be. */
export function chosenTake(scene: Scene): Take | null {
  return scene.takes.find((take) => take.id === scene.take_id) ?? null;
}

/** Scenes whose clip was made from other words, another flavor or another character than stand there now. */
export function staleScenes(project: Project): Scene[] {
  return project.scenes.filter((scene) => scene.stale && chosenTake(scene) !== null);
}

/** Scenes with a clip whose lips do not move yet. */
export function unsyncedScenes(project: Project): Scene[] {
  return project.scenes.filter((scene) => {
    const take = chosenTake(scene);
    return take !== null && take.origin !== 'synced';
  });
}

/** The flavor in which a take was made, where it is known. */
export function flavorOfTake(take: Take): string | null {
  const flavor = (take.details as Record<string, unknown>)['config_flavor'];
  return typeof flavor === 'string' ? flavor : null;
}

/** Clips that were made in another flavor than the one chosen now, for the note beside the select. */
export function madeInOtherFlavors(project: Project): Scene[] {
  return project.scenes.filter((scene) => {
    const take = chosenTake(scene);
    const flavor = take ? flavorOfTake(take) : null;
    return flavor !== null && flavor !== project.config_flavor;
  });
}
