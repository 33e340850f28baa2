import { ChevronRight, Pencil, Sparkles } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Collapsible, CollapsibleContent, CollapsibleTrigger } from '@/components/ui/collapsible';
import { Spinner } from '@/components/ui/spinner';
import type { Scene } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import type { RunActions } from './run-actions';
import type { Work } from './run-state';
import { SceneEditor } from './scene-editor';
import { useBusy } from './use-busy';

const words = texts.run.scene;

type SceneTextProps = { scene: Scene; number: number; work: Work; actions: RunActions };

/** What the scene shows, to read, edit, or have written anew. */
export function SceneText({ scene, number, work, actions }: SceneTextProps) {
  const [isEditing, setEditing] = useState(false);
  const [isStarting, start] = useBusy();
  if (isEditing) {
    return <SceneEditor scene={scene} number={number} actions={actions} onDone={() => setEditing(false)} />;
  }
  const isWriting = work.kind === 'queued' || work.kind === 'running';
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <Reading key={scene.description} text={scene.description} isDim={isWriting} />
      <Negative text={scene.negative_description} number={number} />
      <div className="mt-auto -ml-3 flex min-h-8 flex-wrap items-center">
        <Button
          variant="ghost"
          size="sm"
          aria-label={words.editLabel(number)}
          disabled={isWriting}
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden />
          {words.edit}
        </Button>
        <Button
          variant="ghost"
          size="sm"
          aria-label={words.rewriteLabel(number)}
          disabled={isWriting}
          busy={isStarting}
          onClick={() => start(() => actions.rewriteScene(scene.id))}
        >
          <Sparkles aria-hidden />
          {words.rewrite}
        </Button>
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

function Reading({ text, isDim }: { text: string; isDim: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > longText;
  return (
    <div>
      <p
        className={cn(
          'whitespace-pre-line transition-opacity duration-150',
          isLong && !isWhole && 'line-clamp-5',
          isDim && 'opacity-50',
        )}
      >
        {text}
      </p>
      {isLong ? (
        <Button
          variant="link"
          size="sm"
          className="mt-1 text-sm text-muted-foreground hover:text-foreground"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? words.less : words.more}
        </Button>
      ) : null}
    </div>
  );
}

function Negative({ text, number }: { text: string; number: number }) {
  return (
    <Collapsible className="group/negative w-full">
      <CollapsibleTrigger
        aria-label={words.negativeLabel(number)}
        className="flex min-h-6 items-center gap-1 rounded-sm text-sm text-muted-foreground hover:text-foreground"
      >
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform duration-200 group-data-[state=open]/negative:rotate-90"
        />
        {words.negative}
      </CollapsibleTrigger>
      <CollapsibleContent>
        <p className="pt-1 pl-5 text-sm text-muted-foreground">{text || words.noNegative}</p>
      </CollapsibleContent>
    </Collapsible>
  );
}
