import { useEffect, useRef } from 'react';
import { showToast } from '../../ui/index.ts';

/**
 * Says that work has ended to whoever has gone to another page meanwhile; on the page itself it is seen.
 *
 * @returns whether the page had been left
 */
export function useTellAway(): (text: string) => boolean {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return (text) => {
    if (!isHere.current) showToast(text);
    return !isHere.current;
  };
}
