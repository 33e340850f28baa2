import { isRecord } from '@/lib/record';

// The character of the draft: words, and pictures to choose one from. A picture that is made has its job's id, so
// it can be named before it is there.

export interface Picture {
  id: string;
  kind: 'made' | 'own';
}

export interface CharacterState {
  description: string;
  pictures: Picture[];
  chosenId: string | null;
  /** The description that the made pictures show. */
  madeFrom: string;
  /** What an ad is for. */
  product: { id: string; title: string } | null;
}

export const noCharacter: CharacterState = {
  description: '',
  pictures: [],
  chosenId: null,
  madeFrom: '',
  product: null,
};

/** New candidates take the place of the made ones; a picture of one's own stays. */
export function withCandidates(state: CharacterState, ids: string[], madeFrom: string): CharacterState {
  const own = state.pictures.filter((picture) => picture.kind === 'own');
  const made = ids.map((id): Picture => ({ id, kind: 'made' }));
  return keepChoice({ ...state, pictures: [...made, ...own], madeFrom });
}

/** Who gives a picture of their own wants it in the film. */
export function withOwnPicture(state: CharacterState, id: string): CharacterState {
  const made = state.pictures.filter((picture) => picture.kind === 'made');
  return { ...state, pictures: [...made, { id, kind: 'own' }], chosenId: id };
}

export function withoutPictures(state: CharacterState, ids: readonly string[]): CharacterState {
  return keepChoice({ ...state, pictures: state.pictures.filter((picture) => !ids.includes(picture.id)) });
}

export function withChoice(state: CharacterState, id: string): CharacterState {
  return state.pictures.some((picture) => picture.id === id) ? { ...state, chosenId: id } : state;
}

function keepChoice(state: CharacterState): CharacterState {
  const isThere = state.pictures.some((picture) => picture.id === state.chosenId);
  return isThere ? state : { ...state, chosenId: null };
}

/** The made pictures show other words than those that stand there now. */
export function arePicturesOlder(state: CharacterState): boolean {
  const hasMade = state.pictures.some((picture) => picture.kind === 'made');
  return hasMade && state.madeFrom !== state.description.trim();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isPicture(value: unknown): value is Picture {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    (value['kind'] === 'made' || value['kind'] === 'own')
  );
}

/** Reads a stored draft; what is not understood is left out. */
export function parseCharacterState(stored: unknown): CharacterState {
  if (!isRecord(stored)) return noCharacter;
  const { pictures, product } = stored;
  return keepChoice({
    description: textOf(stored['description']),
    pictures: Array.isArray(pictures) ? pictures.filter(isPicture) : [],
    chosenId: textOf(stored['chosenId']) || null,
    madeFrom: textOf(stored['madeFrom']),
    product:
      isRecord(product) && typeof product['id'] === 'string'
        ? { id: product['id'], title: textOf(product['title']) }
        : null,
  });
}
