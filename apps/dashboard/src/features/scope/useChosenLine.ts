import { useSearchParams } from 'react-router';

/** The line that comments and evidence are about, in the address so that other pages can link to it; empty for all. */
export function useChosenLine(): readonly [string, (lineId: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const choose = (lineId: string): void =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (lineId === '') after.delete('line');
        else after.set('line', lineId);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [parameters.get('line') ?? '', choose];
}
