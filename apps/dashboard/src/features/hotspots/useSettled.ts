import { useEffect, useEffectEvent, useState } from 'react';

const RESTS_AFTER_MS = 300;

/**
 * A value that moves at once and is passed on when it has come to rest, so that an address is not written at every step of a
 * slider. A value that comes from outside meanwhile wins only while nothing is moving.
 */
export function useSettled<T>(outer: T, onSettled: (value: T) => void): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(outer);
  const [seen, setSeen] = useState(outer);
  if (seen !== outer) {
    if (value === seen) setValue(outer);
    setSeen(outer);
  }
  const settle = useEffectEvent(onSettled);
  useEffect(() => {
    if (value === outer) return undefined;
    const timer = setTimeout(() => settle(value), RESTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value, outer]);
  return [value, setValue];
}
