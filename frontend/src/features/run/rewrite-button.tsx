import { Sparkles } from 'lucide-react';
import type { ComponentProps } from 'react';

import { SpendingQuestion } from '@/components/makers/spending-question';
import { useFilmEstimate } from '@/components/makers/use-estimates';
import { Button } from '@/components/ui/button';
import { estimateOfPieces, mayCost } from '@/lib/estimate';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import type { SceneTerms } from './use-scene-terms';

const words = texts.run.scene;

interface RewriteButtonProps {
  number: number;
  /** null where nothing costs anything. */
  terms: SceneTerms | null;
  isDisabled: boolean;
  onRewrite: () => Promise<unknown>;
}

/** Has the text of a scene written anew; where the writer is paid, it tells the price and asks first. */
export function RewriteButton({ terms, onRewrite, ...rest }: RewriteButtonProps) {
  const [isStarting, start] = useBusy();
  const write = () => start(onRewrite);
  if (terms) return <PricedRewrite {...rest} terms={terms} isStarting={isStarting} onWrite={write} />;
  return <Rewrite {...rest} busy={isStarting} onClick={write} />;
}

type RewriteProps = ComponentProps<typeof Button> & Pick<RewriteButtonProps, 'number' | 'isDisabled'>;

function Rewrite({ number, isDisabled, ...rest }: RewriteProps) {
  return (
    <Button {...rest} variant="ghost" size="sm" aria-label={words.rewriteLabel(number)} disabled={isDisabled}>
      <Sparkles aria-hidden />
      {words.rewrite}
    </Button>
  );
}

type PricedRewriteProps = Pick<RewriteButtonProps, 'number' | 'isDisabled'> & {
  terms: SceneTerms;
  isStarting: boolean;
  onWrite: () => void;
};

function PricedRewrite({ terms, isStarting, onWrite, ...rest }: PricedRewriteProps) {
  const price = estimateOfPieces(useFilmEstimate(terms.story), 'scenes', 1);
  if (!mayCost(price))
    return <Rewrite {...rest} busy={isStarting} waiting={price.kind === 'loading'} onClick={onWrite} />;
  return (
    <SpendingQuestion
      title={texts.makers.rewriteTitle(rest.number)}
      text={texts.makers.rewriteText}
      confirm={words.rewrite}
      price={price}
      onConfirm={onWrite}
    >
      <Rewrite {...rest} busy={isStarting} />
    </SpendingQuestion>
  );
}
