import type { CheckAnswers, CheckAsk } from './preview/checkTypes.ts';

type Kind = CheckAsk['kind'];

/** The page's end of the checking worker. */
export class CheckClient {
  readonly #worker = new Worker(new URL('./preview/checkWorker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (answer: never) => void>();
  #last = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly answer: never }>) => {
      this.#waiting.get(data.id)?.(data.answer);
      this.#waiting.delete(data.id);
    };
  }

  ask<K extends Kind>(ask: Extract<CheckAsk, { readonly kind: K }>): Promise<CheckAnswers[K]> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, ask });
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}
