import { useMakers } from '@/components/makers/use-makers';
import { useUnitEstimate } from '@/components/makers/use-estimates';
import { Select, SelectContent, SelectItem, SelectTrigger } from '@/components/ui/select';
import { lastEstimate, priceInWords, priceOfOne } from '@/lib/estimate';
import { dollars } from '@/lib/format';
import { makerOptions, noMakers, titleOf, usedMaker, type Work } from '@/lib/makers';
import { texts } from '@/texts';

import type { SceneTerms } from './use-scene-terms';

const words = texts.makers;

interface ClipMakerSelectProps {
  number: number;
  terms: SceneTerms;
  /** null: whom the film has. */
  value: string | null;
  onChange: (maker: string | null) => void;
  isDisabled: boolean;
}

/** Who makes this one clip, with the price of it; nothing where there is no choice. */
export function ClipMakerSelect({ number, terms, value, onChange, isDisabled }: ClipMakerSelectProps) {
  const { makers } = useMakers();
  const best = lastEstimate(useUnitEstimate(terms.basis))?.parts.find((part) => part.work === 'clips')?.maker;
  const options = makerOptions(makers, 'clips', terms.choices.clips);
  if (options.length < 2) return null;
  const own = usedMaker(makers, 'clips', terms.choices, best ? { clips: best } : {});
  const chosen = value ?? own;
  return (
    <Select
      value={chosen}
      disabled={isDisabled}
      onValueChange={(name) => {
        onChange(name === own ? null : name);
      }}
    >
      <SelectTrigger
        aria-label={words.clipMaker(number)}
        className="-ml-2 h-8 w-auto max-w-full min-w-0 gap-1 border-transparent bg-transparent px-2 text-sm text-muted-foreground hover:text-foreground"
      >
        <span className="tabular-nums">
          {titleOf(makers, chosen)}
          <Price terms={terms} work="clips" maker={chosen} />
        </span>
      </SelectTrigger>
      <SelectContent>
        {options.map(({ name, title, isReady }) => (
          <SelectItem key={name} value={name} disabled={!isReady}>
            {isReady ? title : words.notReady(title)}
            {isReady ? <Price terms={terms} work="clips" maker={name} /> : null}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

interface PriceProps {
  terms: SceneTerms;
  work: Work;
  maker: string;
}

/** " · $1.60", once it is known. */
function Price({ terms, work, maker }: PriceProps) {
  const reading = useUnitEstimate(terms.basis, { ...noMakers, [work]: maker });
  if (reading.kind === 'failed') return <> · {words.noPriceOfOne}</>;
  const price = priceOfOne(lastEstimate(reading), work);
  if (price === null) return null;
  return <> · {priceInWords(price)}</>;
}

/** What moving the lips of a clip costs, by whom; nothing where it costs nothing. */
export function LipsPrice({ terms }: { terms: SceneTerms }) {
  const { makers } = useMakers();
  const reading = useUnitEstimate(terms.basis, { ...noMakers, lips: terms.choices.lips });
  const estimate = lastEstimate(reading);
  const price = priceOfOne(estimate, 'lips');
  const maker = estimate?.parts.find((part) => part.work === 'lips')?.maker;
  const said = price && maker ? words.withPrice(titleOf(makers, maker), dollars(price)) : '';
  const text = reading.kind === 'failed' ? words.noPriceOfOne : said;
  return text === '' ? null : <span className="text-sm text-muted-foreground tabular-nums">{text}</span>;
}
