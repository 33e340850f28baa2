import { count } from '@/lib/format';

/** Words on who makes what, and on what it costs; they stand on several pages. */
export const makers = {
  group: 'Made by',
  works: { scenes: 'Scenes', images: 'Pictures', clips: 'Clips', lips: 'Lips' },
  best: (now: string) => (now === '' ? 'Best available' : `Best available (now: ${now})`),
  notReady: (name: string) => `${name} (not ready)`,
  hint: 'Hosted makers cost money; you are told how much before anything is made. What your own machines make (ComfyUI, stable-diffusion.cpp, Ollama) costs nothing.',
  changed: 'Saved',
  changedText: 'It counts for what is made from now on.',

  pieces: (work: string, number: number): string => {
    switch (work) {
      case 'scenes':
        return 'the scenes';
      case 'images':
        return count(number, 'picture');
      case 'clips':
        return count(number, 'clip');
      case 'lips':
        return `lips of ${count(number, 'clip')}`;
      default:
        return `${number} × ${work}`;
    }
  },
  part: (things: string, each: string, by: string) => `${things} at ${each} by ${by}`,
  about: (total: string, parts: string) => `About ${total} (${parts})`,
  leaves: (left: string) => `leaves ${left} of your budget`,
  overBudget: (left: string) =>
    `Your budget has only ${left} left. What goes beyond it is not ordered: it waits, and you are asked.`,
  priceToCome: 'Finding out the price …',
  noPrice: 'The price could not be found out',
  noPriceOfOne: 'price unknown',
  askPriceAgain: 'Ask again',
  spent: (amount: string) => `${amount} spent`,

  warnings: 'About the models',
  /** A maker with the price of one piece. */
  withPrice: (name: string, price: string) => `${name} · ${price}`,
  free: 'free',
  rewriteTitle: (number: number) => `Rewrite the text of scene ${number}?`,
  rewriteText:
    'The writer is asked for the whole story again, so that the scenes belong together; the text of this scene is taken from it.',
  clipMaker: (number: number) => `Who makes the clip of scene ${number}`,

  takeMade: (by: string) => `Made by ${by}`,
  takeMadeFor: (by: string, cost: string) => `Made by ${by} for ${cost}`,
  takeNotes: (notes: number) => count(notes, 'note'),
  takeRun: (id: string) => `Run ${id}`,

  heldClip: 'This clip needs your decision',
  heldText: 'Writing this text anew needs your decision',
  heldMany: (number: number) =>
    number === 1
      ? 'A part of the film needs your decision'
      : `${number} parts of the film need your decision`,
  orderAgain: 'Order again',
  tryAgain: 'Try again',
  goOnByOther: 'Go on with the maker chosen now',
  cancel: 'Cancel',
} as const;
