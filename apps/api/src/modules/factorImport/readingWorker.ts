// The thread in which the files of a source are read; ReadingThread is its other end. It answers one message at a time.
import { parentPort } from 'node:worker_threads';
import { InvalidFile } from '../../errors/invalidFile.ts';
import type { ThreadAnswer, ThreadRequest } from './readingThread.ts';
import { type ReadStep, readRelease } from './readRelease.ts';
import { findReader } from './sourceReaders.ts';

let steps: AsyncIterator<ReadStep> | null = null;

parentPort!.on('message', async (request: ThreadRequest) => {
  parentPort!.postMessage(await answer(request));
});

async function answer(request: ThreadRequest): Promise<ThreadAnswer> {
  try {
    if (request.kind === 'OPEN') {
      const reader = findReader(request.ids.sourceId);
      if (reader === undefined) throw new Error(`There is no source ${request.ids.sourceId}.`);
      steps = readRelease(reader, request.files, request.ids).steps[Symbol.asyncIterator]();
    }
    const step = await steps!.next();
    return { kind: 'STEP', step: step.done ? null : step.value };
  } catch (error) {
    if (error instanceof InvalidFile) return { kind: 'INVALID_FILE', message: error.message };
    throw error;
  }
}
