import { useState } from 'react';

/** Closed at first; whoever asks for a field in it finds it open, with that field in hand. */
export function useConfiguration() {
  const [isOpen, setOpen] = useState(false);

  function openAt(fieldName: string) {
    setOpen(true);
    requestAnimationFrame(() => {
      const field = document.getElementsByName(fieldName)[0];
      field?.focus({ preventScroll: true });
      if (field instanceof HTMLInputElement) field.select();
      field?.scrollIntoView({ block: 'center' });
    });
  }

  return { isOpen, setOpen, openAt };
}
