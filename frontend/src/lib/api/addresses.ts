/** Where the picture of a character or a product is. */
export function pictureUrl(id: string): string {
  return `/api/mv/get_character_reference/${encodeURIComponent(id)}`;
}
