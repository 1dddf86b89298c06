import { type EngineInput, engineBits } from './calculations.ts';

addEventListener('message', ({ data }: MessageEvent<EngineInput>) => {
  postMessage({
    bits: engineBits(data),
    isWorker: typeof document === 'undefined',
    hasWebAssembly: typeof WebAssembly !== 'undefined',
  });
});
