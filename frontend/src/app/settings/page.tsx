import { useId, type ReactNode } from 'react';

import { LogOut } from '@/features/access/log-out';
import { About } from '@/features/settings/about';
import { Costs } from '@/features/settings/costs';
import { Makers } from '@/features/settings/makers';
import { ThemeChoice } from '@/features/settings/theme-choice';
import { useHasCosts } from '@/features/settings/use-has-costs';
import { useIsLoggedIn } from '@/lib/api/access';
import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

const words = texts.settings;

export default function SettingsPage() {
  useTitle(words.title);
  const isLoggedIn = useIsLoggedIn();
  const hasCosts = useHasCosts();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-12">
      <h1 className="pt-8 text-2xl font-semibold">{words.title}</h1>
      <Section title={words.makersTitle} text={words.makersText}>
        <Makers />
      </Section>
      {hasCosts ? (
        <Section title={words.costs.title} text={words.costs.text}>
          <Costs />
        </Section>
      ) : null}
      <Section title={words.themeTitle}>
        <ThemeChoice />
      </Section>
      {isLoggedIn ? (
        <Section title={words.accessTitle} text={words.accessText}>
          <div>
            <LogOut />
          </div>
        </Section>
      ) : null}
      <Section title={words.aboutTitle}>
        <About />
      </Section>
    </div>
  );
}

function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {text ? <p className="max-w-prose text-sm text-muted-foreground">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}
