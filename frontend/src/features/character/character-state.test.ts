import { describe, expect, it } from 'vitest';

import {
  arePicturesOlder,
  noCharacter,
  parseCharacterState,
  withCandidates,
  withChoice,
  withOwnPicture,
  withoutPictures,
} from './character-state';

const four = ['a', 'b', 'c', 'd'];
const described = { ...noCharacter, description: 'A robot' };
const offered = withCandidates(described, four, 'A robot');

describe('the candidates', () => {
  it('are offered without a choice', () => {
    expect(offered.pictures.map((picture) => picture.id)).toEqual(four);
    expect(offered.chosenId).toBeNull();
  });

  it('are chosen one at a time', () => {
    const second = withChoice(withChoice(offered, 'a'), 'b');
    expect(second.chosenId).toBe('b');
  });

  it('cannot be chosen when they are not there', () => {
    expect(withChoice(offered, 'x')).toBe(offered);
  });

  it('give way to new ones, with the choice among them', () => {
    const again = withCandidates(withChoice(offered, 'b'), ['e', 'f', 'g', 'h'], 'A robot');
    expect(again.pictures).toHaveLength(4);
    expect(again.chosenId).toBeNull();
  });

  it('take the choice with them when they go', () => {
    expect(withoutPictures(withChoice(offered, 'b'), ['b']).chosenId).toBeNull();
    expect(withoutPictures(withChoice(offered, 'b'), ['c']).chosenId).toBe('b');
  });

  it('are known to show older words', () => {
    expect(arePicturesOlder({ ...offered, description: ' A robot ' })).toBe(false);
    expect(arePicturesOlder({ ...offered, description: 'A fox' })).toBe(true);
    expect(arePicturesOlder(withOwnPicture(described, 'me'))).toBe(false);
  });
});

describe("a picture of one's own", () => {
  it('is chosen at once and stays when others are made', () => {
    const own = withOwnPicture(withChoice(offered, 'a'), 'me');
    expect(own.chosenId).toBe('me');
    expect(withCandidates(own, ['e'], 'A robot')).toMatchObject({
      pictures: [
        { id: 'e', kind: 'made' },
        { id: 'me', kind: 'own' },
      ],
      chosenId: 'me',
    });
  });

  it('takes the place of an earlier one', () => {
    const twice = withOwnPicture(withOwnPicture(offered, 'me'), 'me-too');
    expect(twice.pictures.filter((picture) => picture.kind === 'own')).toEqual([
      { id: 'me-too', kind: 'own' },
    ]);
  });
});

describe('a stored character', () => {
  it('is read as it was', () => {
    const kept = { ...withChoice(offered, 'c'), product: { id: 'p', title: 'can.png' } };
    expect(parseCharacterState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([undefined, null, 3, 'x', {}, { pictures: 'many', product: 7, chosenId: 'a' }])(
    'is empty where %j was stored',
    (stored) => {
      expect(parseCharacterState(stored)).toEqual(noCharacter);
    },
  );

  it('loses only what is not understood', () => {
    expect(
      parseCharacterState({
        description: 'A fox',
        pictures: [{ id: 'a', kind: 'made' }, { id: 2 }],
        chosenId: 'gone',
      }),
    ).toEqual({ ...noCharacter, description: 'A fox', pictures: [{ id: 'a', kind: 'made' }] });
  });
});
