import type { Outcome } from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';
import { openPreview, type PreviewSession } from './openPreview.ts';
import type { Answer, Opened, PreviewAsk, PreviewRequest } from './previewTypes.ts';

/*
 * Calculates scenarios beside the page, with the engine the API uses. It reads the portfolio itself, so that the page
 * never holds what may be megabytes.
 */

const QUESTION = '{ scenarioPreviewInput { request labels } }';

interface Input {
  readonly request: PreviewRequest;
  readonly labels: PreviewLabels;
}

let session: PreviewSession | null = null;

self.onmessage = async ({ data }: MessageEvent<{ readonly id: number; readonly ask: PreviewAsk }>) => {
  const answer = await answerTo(data.ask).catch((error: unknown) => failed(String(error)));
  self.postMessage({ id: data.id, answer });
};

async function answerTo(ask: PreviewAsk): Promise<Answer<unknown>> {
  if (ask.kind === 'open') return open(ask.url);
  if (session === null) return failed('The portfolio is not loaded.');
  const started = performance.now();
  switch (ask.kind) {
    case 'choose':
      return session.choose(ask.productIds);
    case 'preview': {
      const preview = session.preview(ask.draft, ask.compared);
      return preview.ok
        ? { ok: true, value: { ...preview.value, milliseconds: performance.now() - started } }
        : preview;
    }
    case 'explain':
      return session.explain(ask.draft);
    case 'swings':
      return session.swings(ask.draft, ask.assessmentId);
    case 'tie':
      return session.tie(ask.question);
    case 'put':
      session.put(ask.scenario);
      return { ok: true, value: null };
    default:
      return ask satisfies never;
  }
}

async function open(url: string): Promise<Outcome<Opened>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: QUESTION }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: { readonly scenarioPreviewInput: Input } | null;
    readonly errors?: readonly { readonly message: string }[];
  };
  if (!data) return failed(errors?.[0]?.message ?? response.statusText);
  const { request, labels } = data.scenarioPreviewInput;
  session = openPreview(request, labels);
  return { ok: true, value: { labels, scenarios: request.scenarios } };
}

function failed(message: string): Outcome<never> {
  return { ok: false, refusals: [{ code: 'PREVIEW_FAILED', field: '', subject: '', message, remedy: '' }] };
}
