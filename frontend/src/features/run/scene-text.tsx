import { ChevronRight, Pencil } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Collapsible, CollapsibleContent, CollapsibleTrigger } from '@/components/ui/collapsible';
import { Spinner } from '@/components/ui/spinner';
import type { Scene } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import { RewriteButton } from './rewrite-button';
import type { RunActions } from './run-actions';
import { isInHand, type Work } from './scene-work';
import { SceneEditor } from './scene-editor';
import { useFocusBack } from './use-focus-back';
import type { SceneTerms } from './use-scene-terms';

const words = texts.run.scene;

type SceneTextProps = {
  scene: Scene;
  number: number;
  work: Work;
  actions: RunActions;
  terms: SceneTerms | null;
};

/** What the scene shows, to read, edit, or have written anew. */
export function SceneText({ scene, number, work, actions, terms }: SceneTextProps) {
  const [isEditing, setEditing] = useState(false);
  const edit = useFocusBack<HTMLButtonElement>(isEditing);
  if (isEditing) {
    return <SceneEditor scene={scene} number={number} actions={actions} onDone={() => setEditing(false)} />;
  }
  const isWriting = isInHand(work);
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <Reading scene={scene} number={number} isDim={isWriting} />
      <div className="mt-auto -ml-3 flex min-h-8 flex-wrap items-center">
        <Button
          ref={edit}
          variant="ghost"
          size="sm"
          aria-label={words.editLabel(number)}
          disabled={isWriting}
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden />
          {words.edit}
        </Button>
        <RewriteButton
          number={number}
          terms={terms}
          // The question below comes first.
          isDisabled={isWriting || work.kind === 'held'}
          onRewrite={() => actions.rewriteScene(scene.id)}
        />
        {isWriting ? (
          <span className="ml-2 flex items-center gap-2 text-sm text-muted-foreground">
            <Spinner /> {words.rewriting}
          </span>
        ) : null}
      </div>
    </div>
  );
}

// About what five lines hold; a shorter text is shown whole.
const longText = 240;

function Reading({ scene, number, isDim }: { scene: Scene; number: number; isDim: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const { description: text, negative_description: negative } = scene;
  const isLong = text.length > longText;
  return (
    <Collapsible className="group/negative w-full">
      <p
        className={cn(
          'whitespace-pre-line transition-opacity duration-150',
          isLong && !isWhole && 'line-clamp-5',
          isDim && 'opacity-50',
        )}
      >
        {text}
      </p>
      <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-4 text-sm text-muted-foreground">
        {isLong ? (
          <button
            type="button"
            className="rounded-sm hover:text-foreground"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? words.less : words.more}
          </button>
        ) : null}
        <CollapsibleTrigger
          aria-label={words.negativeLabel(number)}
          className="flex items-center gap-1 rounded-sm hover:text-foreground"
        >
          {words.negative}
          <ChevronRight
            aria-hidden
            className="size-4 transition-transform duration-200 group-data-[state=open]/negative:rotate-90"
          />
        </CollapsibleTrigger>
      </div>
      <CollapsibleContent>
        <p className="pt-1 text-sm text-muted-foreground">{negative || words.noNegative}</p>
      </CollapsibleContent>
    </Collapsible>
  );
}
