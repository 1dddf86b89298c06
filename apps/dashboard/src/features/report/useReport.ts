import { useCallback, useEffect, useState } from 'react';
import { refusedResponse } from '../../lib/refusedResponse.ts';
import { type ReportLanguage, reportAddress } from './reportAddress.ts';

export type LoadedReport =
  | { readonly state: 'LOADING' }
  | { readonly state: 'FAILED'; readonly message: string }
  /** Address of the document in this page's memory: links inside it stay inside it. */
  | { readonly state: 'LOADED'; readonly address: string };

/** The HTML report, made anew by the API whenever it is asked for. */
export function useReport(
  assessmentId: string,
  language: ReportLanguage,
): { readonly report: LoadedReport; readonly reload: () => void } {
  const [report, setReport] = useState<LoadedReport>({ state: 'LOADING' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again for the same
  useEffect(() => {
    const stopped = new AbortController();
    let address: string | null = null;
    setReport({ state: 'LOADING' });
    fetchReport(assessmentId, language, stopped.signal).then(
      (document) => {
        if (stopped.signal.aborted) return;
        address = URL.createObjectURL(document);
        setReport({ state: 'LOADED', address });
      },
      (error: unknown) => {
        if (stopped.signal.aborted) return;
        setReport({ state: 'FAILED', message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      stopped.abort();
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [assessmentId, language, round]);
  return { report, reload: useCallback(() => setRound((count) => count + 1), []) };
}

async function fetchReport(id: string, language: ReportLanguage, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(reportAddress(id, 'html', language), { signal });
  if (response.ok) return response.blob();
  throw new Error(await refusedResponse(response));
}
