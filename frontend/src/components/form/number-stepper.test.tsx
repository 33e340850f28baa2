import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';

import { Field } from '@/components/ui/field';

import { NumberStepper } from './number-stepper';

let chosen: number | null = null;

function Subject({ usual }: { usual: number | null }) {
  const [value, setValue] = useState<number | null>(null);
  chosen = value;
  return (
    <Field label="Scenes">
      {(control) => (
        <NumberStepper
          control={control}
          name="scenes"
          value={value ?? usual}
          min={1}
          max={60}
          onChange={setValue}
          onEmpty={() => {
            setValue(null);
          }}
          words={{ less: 'Fewer', more: 'More' }}
        />
      )}
    </Field>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>('Scenes');

afterEach(cleanup);

describe('a number that is counted', () => {
  it('begins at the usual one, which is nobody’s choice', () => {
    render(<Subject usual={4} />);
    expect(field().value).toBe('4');
    expect(chosen).toBeNull();
  });

  it('goes up and down by one, and not below the least', async () => {
    render(<Subject usual={2} />);
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    expect(chosen).toBe(3);
    for (let times = 0; times < 4; ++times)
      await userEvent.click(screen.getByRole('button', { name: 'Fewer' }));
    expect(chosen).toBe(1);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Fewer' }).disabled).toBe(true);
  });

  it.each([
    ['12', 12],
    ['0', 1],
    ['99', 60],
    ['2.6', 3],
  ])('typed as %s is %d', async (typed, expected) => {
    render(<Subject usual={4} />);
    await userEvent.clear(field());
    await userEvent.type(field(), typed);
    await userEvent.tab();
    expect(chosen).toBe(expected);
    expect(field().value).toBe(String(expected));
  });

  it('wiped out is the usual one again', async () => {
    render(<Subject usual={4} />);
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.clear(field());
    await userEvent.tab();
    expect(chosen).toBeNull();
    expect(field().value).toBe('4');
  });
});
