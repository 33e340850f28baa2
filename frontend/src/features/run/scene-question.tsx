import type { Job } from '@/lib/api/types';
import { texts } from '@/texts';

import { answerOf } from './held';
import { HeldQuestion } from './held-question';
import type { RunActions } from './run-actions';

interface SceneQuestionProps {
  title: string;
  job: Job;
  number: number;
  actions: RunActions;
}

/** What is to become of a part of one scene that waits for somebody to decide. */
export function SceneQuestion({ title, job, number, actions }: SceneQuestionProps) {
  return (
    <HeldQuestion
      className="mt-3"
      title={title}
      jobs={[job]}
      answer={answerOf([job])}
      onGoOn={() => actions.retry(job)}
      onCancel={() => actions.cancel(job)}
      labelFor={(does) => texts.run.scene.clipLabel(does, number)}
    />
  );
}
