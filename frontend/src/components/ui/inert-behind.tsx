import { useLayoutEffect, useRef } from 'react';

/**
 * Inside of an open list or menu: what lies behind it cannot be reached, neither by a reader nor by a key. Radix says so to
 * readers alone (aria-hidden) and leaves its own two focus guards in the tab order (radix-ui/primitives#3593).
 */
export function InertBehind() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let behind: Element[] = [];
    let isOver = false;
    // The guards come with an effect of the same moment, after this one.
    const hide = () => {
      if (isOver || mark.current?.isConnected !== true) return; // a closed list is kept outside of the document
      behind = [...document.body.children].filter(
        (each) => !each.contains(mark.current) && !each.hasAttribute('inert'),
      );
      for (const each of behind) each.setAttribute('inert', '');
    };
    const frame = requestAnimationFrame(hide);
    return () => {
      isOver = true;
      cancelAnimationFrame(frame);
      for (const each of behind) each.removeAttribute('inert');
    };
  }, []);
  return <span ref={mark} hidden />;
}
