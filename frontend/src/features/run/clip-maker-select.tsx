import { useMakers } from '@/components/makers/use-makers';
import { useUnitEstimate, type UnitBasis } from '@/components/makers/use-estimates';
import { Select, SelectContent, SelectItem, SelectTrigger } from '@/components/ui/select';
import { priceOfOne } from '@/lib/estimate';
import { dollars } from '@/lib/format';
import { makerOptions, noMakers, titleOf, usedMaker, type MakerChoices, type Work } from '@/lib/makers';
import { texts } from '@/texts';

const words = texts.makers;

/** What the price of a clip depends on. */
export interface ClipTerms {
  basis: UnitBasis;
  choices: MakerChoices;
}

interface ClipMakerSelectProps {
  number: number;
  terms: ClipTerms;
  /** null: whom the film has. */
  value: string | null;
  onChange: (maker: string | null) => void;
  isDisabled: boolean;
}

/** Who makes this one clip, with the price of it; nothing where there is no choice. */
export function ClipMakerSelect({ number, terms, value, onChange, isDisabled }: ClipMakerSelectProps) {
  const { makers } = useMakers();
  const best = useUnitEstimate(terms.basis)?.parts.find((part) => part.work === 'clips')?.maker;
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
  terms: ClipTerms;
  work: Work;
  maker: string;
}

/** " · $1.60", once it is known. */
function Price({ terms, work, maker }: PriceProps) {
  const price = priceOfOne(useUnitEstimate(terms.basis, { ...noMakers, [work]: maker }), work);
  if (price === null) return null;
  return <> · {price === 0 ? words.free : dollars(price)}</>;
}

/** What moving the lips of a clip costs, by whom; nothing where it costs nothing. */
export function LipsPrice({ terms }: { terms: ClipTerms }) {
  const { makers } = useMakers();
  const estimate = useUnitEstimate(terms.basis, { ...noMakers, lips: terms.choices.lips });
  const price = priceOfOne(estimate, 'lips');
  const maker = estimate?.parts.find((part) => part.work === 'lips')?.maker;
  if (!price || !maker) return null;
  return (
    <span className="text-sm text-muted-foreground tabular-nums">
      {words.withPrice(titleOf(makers, maker), dollars(price))}
    </span>
  );
}
