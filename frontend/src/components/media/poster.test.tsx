import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { Poster } from './poster';

afterEach(cleanup);

it('a still that failed is asked for again at its next address', () => {
  const shown = render(<Poster url="/a" fallback="no picture" />);
  const image = () => shown.container.querySelector('img');
  fireEvent.error(image() as HTMLElement);
  expect(image()).toBeNull();
  expect(shown.container.textContent).toBe('no picture');
  shown.rerender(<Poster url="/b" fallback="no picture" />);
  expect(image()?.getAttribute('src')).toBe('/b');
});
