import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type CombinedError, useClient } from 'urql';
import type { BomQuery as BomAnswer } from '../../graphql/generated/graphql.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { keepMapping, keptMapping } from './bomDraft.ts';
import { BomMatchesQuery, BomQuery } from './bomQueries.ts';
import { type BomMatch, type Choice, missingSearches } from './bomReview.ts';

export interface LoadedBom extends Omit<BomAnswer['billOfMaterials'], '__typename'> {
  readonly uploadId: string;
  readonly fileName: string;
}

/** Small enough that the bar moves, large enough that the round trips do not count. */
const BATCH = 20;

/** Uploads and reads a bill of materials, again when its mapping is corrected, and after a reload. */
export function useBom() {
  const client = useClient();
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('upload');
  const [bom, setBom] = useState<LoadedBom | null>(null);
  const [problem, setProblem] = useState('');
  const [reading, setReading] = useState(false);
  const read = useCallback(
    async (uploadId: string, fileName: string, mapping: string | null) => {
      const { data, error } = await client
        .query(BomQuery, { uploadId, mapping }, { requestPolicy: 'network-only' })
        .toPromise();
      if (data) {
        setBom({ ...data.billOfMaterials, uploadId, fileName });
        keepMapping(uploadId, data.billOfMaterials.mapping);
      } else setProblem(messageOf(error));
    },
    [client],
  );
  const known = bom?.uploadId;
  useEffect(() => {
    if (asked === null || asked === known) return;
    setReading(true);
    setProblem('');
    void read(asked, '', keptMapping(asked)).finally(() => setReading(false));
  }, [asked, known, read]);
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setProblem('');
    setReading(true);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setReading(false);
    }
  };
  return {
    ...{ bom, reading },
    problem: problem !== '' && asked !== null && bom === null ? t('bom.uploadGone', { problem }) : problem,
    choose: (file: File) =>
      doing(async () => {
        setBom(null);
        const [uploadId = ''] = await uploadFiles([file], () => undefined);
        await read(uploadId, file.name, null);
        // A reload finds the table again, and what was decided of it.
        setParameters({ upload: uploadId }, { replace: true });
      }),
    remap: (mapping: string) =>
      doing(async () => {
        if (bom) await read(bom.uploadId, bom.fileName, mapping);
      }),
  };
}

/** What the server says to people, without the name of the protocol before it. */
function messageOf(error: CombinedError | undefined): string {
  const [first] = error?.graphQLErrors ?? [];
  const fields = first?.extensions?.fields as { message: string; remedy: string }[] | undefined;
  return (fields && refusalText(fields)) ?? error?.message ?? '';
}

/** Looks for the factors of all lines, a few at a time, and again for lines whose unit or stage is corrected. */
export function useMatches(bom: LoadedBom | null, choices: ReadonlyMap<number, Choice>) {
  const client = useClient();
  const [matches, setMatches] = useState<ReadonlyMap<string, BomMatch>>(new Map());
  const [failed, setFailed] = useState(false);
  const isAsking = useRef(false);
  const missing = bom === null ? [] : missingSearches(bom.rows, matches, choices);
  const batch = missing.slice(0, BATCH);
  useEffect(() => {
    if (batch.length === 0 || isAsking.current || failed) return;
    isAsking.current = true;
    const lines = batch.map(({ row, choice }) => ({
      text: row.text,
      unit: (choice.unit ?? row.unit) || null,
      stage: choice.stage ?? row.stage,
      region: row.region,
    }));
    void client
      .query(BomMatchesQuery, { lines })
      .toPromise()
      .then(({ data }) => {
        isAsking.current = false;
        if (!data) setFailed(true);
        else
          setMatches((before) => {
            const after = new Map(before);
            for (const [index, { key }] of batch.entries()) {
              const match = data.suggestFactors[index];
              if (match) after.set(key, match);
            }
            return after;
          });
      });
  });
  return { matches, failed, missing: missing.length, retry: () => setFailed(false) };
}
