import { describe, expect, it } from 'vitest';

import { commandOf, type Command } from './shortcuts';

function press(key: string, html = '', part: Partial<KeyboardEvent> = {}): Command | null {
  document.body.innerHTML = html;
  const target = document.querySelector('[data-here]') ?? document.body;
  return commandOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    target,
    ...part,
  });
}

describe('commandOf', () => {
  it.each([
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['K', 'toggle'],
    ['j', 'back'],
    ['l', 'on'],
    ['ArrowLeft', 'previous'],
    ['ArrowRight', 'next'],
    ['?', 'help'],
    ['x', null],
  ])('of %j is %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  it.each([
    '<textarea data-here></textarea>',
    '<input data-here>',
    '<div contenteditable="true"><b data-here></b></div>',
  ])('is nothing while somebody types: %s', (html) => {
    for (const key of [' ', 'k', 'j', 'l', 'ArrowLeft', '?']) expect(press(key, html)).toBeNull();
  });

  it.each([
    '<div role="dialog"><button data-here></button></div>',
    '<div role="menu"><div role="menuitem" data-here></div></div>',
    '<button role="combobox" data-here></button>',
    '<video controls data-here></video>',
  ])('leaves %s its own keys', (html) => {
    expect(press('k', html)).toBeNull();
    expect(press('ArrowRight', html)).toBeNull();
  });

  it('tells its keys also to those who watch a single clip', () => {
    expect(press('?', '<video controls data-here></video>')).toBe('help');
  });

  it('leaves the space bar to buttons and links, but not the other keys', () => {
    for (const html of ['<button data-here></button>', '<a href="/" data-here></a>']) {
      expect(press(' ', html)).toBeNull();
      expect(press('k', html)).toBe('toggle');
      expect(press('ArrowRight', html)).toBe('next');
    }
  });

  it('leaves the arrows to sliders, but lets them play and pause', () => {
    const html = '<div role="slider" data-here></div>';
    expect(press('ArrowRight', html)).toBeNull();
    expect(press('Home', html)).toBeNull();
    expect(press(' ', html)).toBe('toggle');
  });

  it('leaves the browser its own', () => {
    expect(press('l', '', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', '', { altKey: true })).toBeNull();
    expect(press('k', '', { defaultPrevented: true })).toBeNull();
  });
});
