import { useEffect, useRef, useState } from 'react';
import { CheckClient } from './CheckClient.ts';
import type { Answered, Checked } from './preview/checkTypes.ts';

/** While somebody types, the text is checked when they pause. */
const PAUSE_MS = 250;

export interface RunningCheck {
  /** Null before there is a text. */
  readonly answer: Answered<Checked> | null;
  readonly client: () => CheckClient;
}

/** Checks the text beside the page; the answer to an older text never replaces that to a newer one. */
export function useCheck(text: string): RunningCheck {
  const client = useRef<CheckClient | null>(null);
  const [answer, setAnswer] = useState<Answered<Checked> | null>(null);
  const open = () => {
    client.current ??= new CheckClient();
    return client.current;
  };
  useEffect(
    () => () => {
      client.current?.close();
      client.current = null;
    },
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the client is made once and is no part of the question.
  useEffect(() => {
    if (text.trim() === '') {
      setAnswer(null);
      return;
    }
    let isLatest = true;
    const timer = setTimeout(async () => {
      const found = await open().ask({ kind: 'check', text, today: new Date().toISOString().slice(0, 10) });
      if (isLatest) setAnswer(found);
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [text]);
  return { answer, client: open };
}
