export type Command =
  'toggle' | 'back' | 'on' | 'previous' | 'next' | 'start' | 'sound' | 'fullscreen' | 'help';

const commands: Partial<Record<string, Command>> = {
  ' ': 'toggle',
  k: 'toggle',
  j: 'back',
  l: 'on',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Home: 'start',
  m: 'sound',
  f: 'fullscreen',
  '?': 'help',
};

/** Seconds that J and L go. */
export const skipSeconds = 5;

// Who writes, or works in a list, a menu or a slider, means that and not the film.
const takesAllKeys =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), ' +
  '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=combobox]';

// These do something of their own at the press of the space bar.
const takesSpace =
  'button, a[href], summary, input, [role=button], [role=checkbox], [role=radio], [role=switch], [role=tab]';

// These are walked through with the arrows.
const takesArrows = '[role=slider], [role=radio], [role=tab], [data-own-arrows]';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'target'>;

/** What a key press asks of the film, if anything. */
export function commandOf(press: Press): Command | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null;
  const command = commands[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null;
  const target = press.target instanceof Element ? press.target : null;
  if (!command || !target) return command;
  if (target.closest(takesAllKeys)) return null;
  // A clip that was opened is moved by its own player.
  if (command !== 'help' && target.closest('video, audio')) return null;
  if (press.key === ' ' && target.closest(takesSpace)) return null;
  if (/^(Arrow|Home)/.test(press.key) && target.closest(takesArrows)) return null;
  return command;
}
