import { useState } from 'react';

/** As the page thinks best, until somebody decides otherwise; that is kept in this tab, over a reload too. */
export function useOwnChoice(name: string, best: boolean): [boolean, (choice: boolean) => void] {
  const key = `songreel.choice.${name}`;
  const [own, setOwn] = useState(() => read(key));
  const choose = (choice: boolean) => {
    setOwn(choice);
    write(key, choice);
  };
  return [own ?? best, choose];
}

function read(key: string): boolean | null {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === null ? null : kept === 'true';
  } catch {
    return null;
  }
}

function write(key: string, choice: boolean): void {
  try {
    sessionStorage.setItem(key, String(choice));
  } catch {
    // Without storage the choice lives as long as the page.
  }
}
