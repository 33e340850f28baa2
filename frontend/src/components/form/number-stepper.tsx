import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import type { FieldControl } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/cn';

interface NumberStepperProps {
  /** As Field gives it: ties label and hint to the number. */
  control: FieldControl;
  name: string;
  /** Null shows nothing: there is no number to choose. */
  value: number | null;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** The number was wiped out. */
  onEmpty: () => void;
  words: { less: string; more: string };
  disabled?: boolean;
  className?: string;
}

/** A small whole number: typed, or counted up and down. What is out of range becomes the nearest that is in it. */
export function NumberStepper(props: NumberStepperProps) {
  const { control, name, value, min, max, onChange, onEmpty, words, disabled, className } = props;
  // What is being typed, until the field is left.
  const [typed, setTyped] = useState<string | null>(null);
  const inRange = (number: number) => Math.min(max, Math.max(min, number));

  function type(text: string) {
    setTyped(text);
    if (text === '') onEmpty();
    else if (Number.isFinite(Number(text))) onChange(inRange(Math.round(Number(text))));
  }

  function step(by: number) {
    setTyped(null);
    onChange(inRange((value ?? min) + by));
  }

  return (
    <div className={cn('flex gap-1', className)}>
      <Button
        variant="outline"
        size="icon"
        aria-label={words.less}
        disabled={disabled || value === null || value <= min}
        onClick={() => {
          step(-1);
        }}
      >
        <Minus aria-hidden />
      </Button>
      <Input
        {...control}
        name={name}
        type="number"
        min={min}
        max={max}
        step={1}
        inputMode="numeric"
        className="w-16 [appearance:textfield] text-center tabular-nums [&::-webkit-inner-spin-button]:appearance-none"
        value={typed ?? (value === null ? '' : String(value))}
        disabled={disabled}
        onChange={(event) => {
          type(event.target.value);
        }}
        onBlur={() => {
          setTyped(null);
        }}
      />
      <Button
        variant="outline"
        size="icon"
        aria-label={words.more}
        disabled={disabled || (value !== null && value >= max)}
        onClick={() => {
          step(1);
        }}
      >
        <Plus aria-hidden />
      </Button>
    </div>
  );
}
