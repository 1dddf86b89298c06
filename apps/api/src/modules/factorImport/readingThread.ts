import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { InvalidFile } from '../../errors/invalidFile.ts';
import type { ReadStep, ReleaseReading } from './readRelease.ts';
import type { ReleaseIds } from './releaseText.ts';
import type { InputFile } from './sourceReader.ts';

export type ThreadRequest =
  | { readonly kind: 'OPEN'; readonly files: readonly InputFile[]; readonly ids: ReleaseIds }
  | { readonly kind: 'NEXT' };

export type ThreadAnswer =
  /** Null when there are no more. */
  | { readonly kind: 'STEP'; readonly step: ReadStep | null }
  | { readonly kind: 'INVALID_FILE'; readonly message: string };

/** What a reader keeps fits into far less; without limits, a thread lets its garbage grow. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/**
 * A thread that reads the files of one source after another while this one writes what came before. It is started when it is
 * first needed; readers are found by the key of their source.
 */
export class ReadingThread {
  #worker: Worker | null = null;
  /** One message is answered before the next is sent, also where whoever asked has given up. */
  #before: Promise<unknown> = Promise.resolve();

  read(files: readonly InputFile[], ids: ReleaseIds): ReleaseReading {
    const named = files.map(({ name, path }) => ({ name, path }));
    return { steps: this.#steps({ kind: 'OPEN', files: named, ids }), storeBeside: () => null };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async *#steps(open: ThreadRequest): AsyncGenerator<ReadStep> {
    for (let next = this.#ask(open); ; ) {
      const step = await next;
      if (step === null) return;
      // While one step is written, the next is read.
      next = this.#ask({ kind: 'NEXT' });
      next.catch(() => undefined);
      yield step;
    }
  }

  #ask(request: ThreadRequest): Promise<ReadStep | null> {
    const asked = this.#before.then(() => this.#exchange(request));
    this.#before = asked.catch(() => undefined);
    return asked;
  }

  async #exchange(request: ThreadRequest): Promise<ReadStep | null> {
    this.#worker ??= startWorker();
    const answered = once(this.#worker, 'message') as Promise<[ThreadAnswer]>;
    this.#worker.postMessage(request);
    const [answer] = await answered.catch((error: unknown) => {
      // The thread has ended; the next source gets another.
      this.#worker = null;
      throw error;
    });
    if (answer.kind === 'INVALID_FILE') throw new InvalidFile(answer.message);
    return answer.step;
  }
}

/** From the bundle as it is; from the sources through tsx, which a thread must be told anew. */
function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./readingWorker.js', import.meta.url), { resourceLimits: LIMITS });
  const commonJs = createRequire(import.meta.url).resolve('tsx/esm/api');
  const tsx = pathToFileURL(commonJs.replace(/\.cjs$/, '.mjs')).href;
  const source = new URL('./readingWorker.ts', import.meta.url).href;
  const start = `import { register } from '${tsx}'; register(); await import('${source}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), { resourceLimits: LIMITS });
}
