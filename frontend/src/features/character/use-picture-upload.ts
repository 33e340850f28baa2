import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { pictureUrl } from '@/lib/api/addresses';
import { messageOf, upload } from '@/lib/api/client';

interface StoredPicture {
  id: string;
  image_url: string;
}

// The server looks at the content; the list is for the file dialog.
export const pictureFiles = 'image/png,image/jpeg,image/webp';

/** A picture that does not load is gone only if the server says so; the network may just have failed. */
export async function isPictureGone(id: string): Promise<boolean> {
  const reply = await fetch(pictureUrl(id), { method: 'HEAD' }).catch(() => null);
  return reply?.status === 404;
}

/** Uploads a picture; `onStored` is called even when the page has been left meanwhile. */
export function usePictureUpload(onStored: (id: string, file: File) => void) {
  const [progress, setProgress] = useState(0);
  const mutation = useMutation({
    mutationFn: async (file: File) => {
      setProgress(0);
      const path = `/api/mv/character_reference/upload?filename=${encodeURIComponent(file.name)}`;
      const stored = await upload<StoredPicture>(path, file, { onProgress: setProgress });
      onStored(stored.id, file);
    },
  });
  const { mutate: send, isPending: isSending, error, variables: file } = mutation;
  return { send, isSending, progress, fault: error && messageOf(error, file?.name) };
}
