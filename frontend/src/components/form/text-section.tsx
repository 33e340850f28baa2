import type { ReactNode } from 'react';

import { Textarea } from '@/components/ui/textarea';

import { Problem } from './problem';
import { Section } from './section';

interface TextSectionProps {
  id: string;
  title: string;
  hint: string;
  placeholder: string;
  rows?: number;
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
  /** What else belongs to the section, below the text. */
  children?: ReactNode;
}

/** A section that is a text: its title is the label. */
export function TextSection(props: TextSectionProps) {
  const { id, title, hint, placeholder, rows = 4, value, onChange, problem, children } = props;
  const hasProblem = problem !== undefined;
  return (
    <Section id={id} title={title} labelFor={`${id}-text`} hint={hint}>
      <div className="flex flex-col gap-2">
        <Textarea
          id={`${id}-text`}
          name={id}
          autoGrow
          rows={rows}
          placeholder={placeholder}
          aria-required
          aria-invalid={hasProblem || undefined}
          aria-describedby={hasProblem ? `${id}-problem ${id}-hint` : `${id}-hint`}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
        {hasProblem && <Problem id={`${id}-problem`}>{problem}</Problem>}
      </div>
      {children}
    </Section>
  );
}
