import { standingAlone } from '@/lib/api/errors';

/** A reason of the server without the ids in it, which nobody but programs can use. */
export function reasonOf(message: string): string {
  const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  const plain = message
    .replace(new RegExp(`\\b${id}\\.(?:png|jpe?g|webp)\\b`, 'gi'), 'the picture')
    .replace(new RegExp(` (?:with the id )?${id}`, 'gi'), '');
  return standingAlone(plain);
}
