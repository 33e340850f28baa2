import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { RadioGroup } from 'radix-ui';

import { setTheme, useThemeChoice, type ThemeChoice as Choice } from '@/lib/theme';
import { texts } from '@/texts';

const words = texts.settings;

const choices: { value: Choice; icon: LucideIcon }[] = [
  { value: 'dark', icon: Moon },
  { value: 'light', icon: Sun },
  { value: 'system', icon: Monitor },
];

export function ThemeChoice() {
  const choice = useThemeChoice();
  return (
    <RadioGroup.Root
      aria-label={words.themeLabel}
      value={choice}
      onValueChange={(value) => setTheme(value as Choice)}
      className="grid max-w-md grid-cols-1 gap-2 sm:grid-cols-3"
    >
      {choices.map(({ value, icon: Icon }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className="flex h-11 items-center justify-center gap-2 rounded-md border border-border px-3 text-sm font-medium text-muted-foreground transition-colors duration-150 hover:text-foreground data-[state=checked]:border-primary data-[state=checked]:bg-primary-soft data-[state=checked]:text-primary-text"
        >
          <Icon aria-hidden className="size-4" />
          {words.themes[value]}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
