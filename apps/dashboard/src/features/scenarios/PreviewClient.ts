import type { Answer, PreviewAnswers, PreviewAsk } from './preview/previewTypes.ts';

type Kind = PreviewAsk['kind'];
type AskOf<K extends Kind> = Extract<PreviewAsk, { readonly kind: K }>;

/** The page's end of the preview worker. */
export class PreviewClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer<never>) => void>();
  #last = 0;
  #next: { readonly ask: AskOf<'preview'>; readonly done: Done } | null = null;
  #isCalculating = false;
  #frame = 0;

  constructor(
    worker = new Worker(new URL('./preview/previewWorker.ts', import.meta.url), { type: 'module' }),
  ) {
    this.#worker = worker;
    this.#worker.onmessage = ({
      data,
    }: MessageEvent<{ readonly id: number; readonly answer: Answer<never> }>) => {
      this.#waiting.get(data.id)?.(data.answer);
      this.#waiting.delete(data.id);
    };
  }

  ask<K extends Kind>(ask: AskOf<K>): Promise<Answer<PreviewAnswers[K]>> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (answer: Answer<never>) => void);
      this.#worker.postMessage({ id, ask });
    });
  }

  /** Calculates with the next frame; of several asked meanwhile only the latest is calculated, and answered. */
  preview(ask: AskOf<'preview'>, done: Done): void {
    this.#next = { ask, done };
    this.#schedule();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#next = null;
    this.#worker.terminate();
  }

  #schedule(): void {
    if (this.#isCalculating || this.#next === null) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const next = this.#next;
      if (next === null) return;
      this.#next = null;
      this.#isCalculating = true;
      void this.ask(next.ask).then((answer) => {
        this.#isCalculating = false;
        next.done(answer);
        this.#schedule();
      });
    });
  }
}

type Done = (answer: Answer<PreviewAnswers['preview']>) => void;
