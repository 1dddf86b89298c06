import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type FindView, readFindView, writeFindView } from './findView.ts';

interface Asked {
  readonly view: FindView;
  /** Addresses on the way from where it was asked to where it leads. */
  readonly passed: readonly string[];
}

/**
 * What is looked for, from the address. A change shows at once: the address follows in a transition, and until it has arrived
 * what was asked last holds, so that a second choice builds on the first.
 */
export function useFindView(): readonly [FindView, (next: Partial<FindView>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const [asked, setAsked] = useState<Asked | null>(null);
  const address = parameters.toString();
  const waiting = asked?.passed.includes(address) ? asked : null;
  // Arrived: the same address, reached in another way, means itself again.
  if (asked !== null && waiting === null) setAsked(null);
  const view = waiting?.view ?? readFindView(parameters);
  const change = (next: Partial<FindView>): void => {
    const changed = { ...view, ...next };
    const target = writeFindView(changed);
    // Where the last one leads is on the way of this one.
    const before = waiting === null ? [address] : [...waiting.passed, writeFindView(view).toString()];
    setAsked({ view: changed, passed: before.filter((each) => each !== target.toString()) });
    setParameters(target, { replace: true, preventScrollReset: true });
  };
  return [view, change];
}
