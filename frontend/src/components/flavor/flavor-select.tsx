import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { texts } from '@/texts';

import { flavorNamed, useFlavors } from './use-flavors';

interface FlavorSelectProps {
  /** As Field gives it: ties label, hint and error to the trigger. */
  control?: { id: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined };
  value: string;
  onChange: (name: string) => void;
  disabled?: boolean;
}

/** Chooses a flavor by name. A name that the server does not have stands for `default`. */
export function FlavorSelect({ control, value, onChange, disabled }: FlavorSelectProps) {
  const { flavors, isLoading } = useFlavors();
  const words = texts.create.configuration;
  const known = flavorNamed(flavors, value);
  return (
    <Select
      value={isLoading ? value : (known?.name ?? value)}
      onValueChange={onChange}
      disabled={disabled || isLoading}
    >
      <SelectTrigger {...control} aria-busy={isLoading || undefined}>
        {isLoading ? (
          <span className="flex items-center gap-2 text-muted-foreground">
            <Spinner />
            {words.flavorLoading}
          </span>
        ) : (
          <SelectValue />
        )}
      </SelectTrigger>
      <SelectContent>
        {flavors.map((flavor) => (
          <SelectItem key={flavor.name} value={flavor.name}>
            {flavor.name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
