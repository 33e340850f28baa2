import { useMemo } from 'react';

import { useMakers } from '@/components/makers/use-makers';
import type { UnitBasis } from '@/components/makers/use-estimates';
import type { NewProject, Project } from '@/lib/api/types';
import { noMakers, parseMakers, type MakerChoices } from '@/lib/makers';

/** What the prices on a scene's card depend on. */
export interface SceneTerms {
  basis: UnitBasis;
  choices: MakerChoices;
  /** For the price of its text: a writer is asked for the whole story, since its scenes belong together. */
  story: NewProject;
}

/** null where nothing costs anything. The same until something changes. */
export function useSceneTerms(project: Project): SceneTerms | null {
  const { isPaying } = useMakers();
  const { config_flavor, aspect_ratio, clip_seconds, size, audio_id, makers } = project;
  const { idea, character_description } = project;
  const scenes = project.scenes.length;
  return useMemo(() => {
    if (!isPaying) return null;
    const choices = parseMakers(makers);
    const story = {
      config_flavor,
      idea,
      character_description,
      number_of_scenes: scenes,
      makers: { ...noMakers, scenes: choices.scenes },
    };
    return { basis: { config_flavor, aspect_ratio, clip_seconds, size, audio_id }, choices, story };
  }, [
    isPaying,
    config_flavor,
    aspect_ratio,
    clip_seconds,
    size,
    audio_id,
    makers,
    idea,
    character_description,
    scenes,
  ]);
}
