import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { useOwnChoice } from './use-own-choice';

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const ask = (best: boolean) =>
  renderHook(({ best }) => useOwnChoice('input p1', best), { initialProps: { best } });

it('follows the page as long as nobody has decided', () => {
  const { result, rerender } = ask(true);
  expect(result.current[0]).toBe(true);
  rerender({ best: false });
  expect(result.current[0]).toBe(false);
});

it('stays as somebody has chosen, over a reload too', () => {
  const { result, unmount } = ask(false);
  act(() => result.current[1](true));
  expect(result.current[0]).toBe(true);
  unmount();
  expect(ask(false).result.current[0]).toBe(true);
});
