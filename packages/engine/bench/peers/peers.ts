import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { ExchangeFolder } from './exchangeFolder.ts';
import { type Peer, startPeer } from './peerProcess.ts';

export interface Peers {
  /** Null where it cannot be had; `missing` says why. */
  readonly umfpack: Peer | null;
  readonly scipy: Peer | null;
  readonly numpy: Peer | null;
  readonly missing: readonly string[];
  /** The linear algebra library under UMFPACK. */
  readonly blas: string;
  close(): void;
}

const HERE = import.meta.dirname;
const PYTHONS = ['/usr/bin/python3', 'python3'];

export async function startPeers(folder: ExchangeFolder): Promise<Peers> {
  const missing: string[] = [];
  const started = async (name: string, start: () => Promise<Peer>) => {
    try {
      return await start();
    } catch (error) {
      missing.push(`${name} is left out: ${firstLine(error)}`);
      return null;
    }
  };
  let blas = 'none';
  const umfpack = await started('UMFPACK (Debian: gcc, libsuitesparse-dev)', () => {
    const driver = compileDriver(folder);
    blas = blasOf(driver);
    return startPeer(driver);
  });
  const scipy = await started('SciPy (Debian: python3-scipy)', () => startPython('scipyPeer.py'));
  const numpy = await started('NumPy (Debian: python3-numpy)', () => startPython('numpyMonteCarlo.py'));
  return {
    umfpack,
    scipy,
    numpy,
    missing,
    blas,
    close() {
      for (const peer of [umfpack, scipy, numpy]) peer?.close();
    },
  };
}

function compileDriver(folder: ExchangeFolder): string {
  const driver = folder.path('umfpackPeer');
  const source = path.join(HERE, 'umfpackPeer.c');
  execFileSync('cc', ['-O3', source, '-o', driver, '-I/usr/include/suitesparse', '-lumfpack'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return driver;
}

/** Named by the file the loader really takes. */
function blasOf(driver: string): string {
  try {
    const libraries = execFileSync('ldd', [driver], { encoding: 'utf8' });
    return /openblas|mkl|atlas|blis/.exec(libraries)?.[0] ?? 'reference BLAS';
  } catch {
    return 'unknown BLAS';
  }
}

async function startPython(script: string): Promise<Peer> {
  let failed: unknown = null;
  for (const python of PYTHONS) {
    try {
      execFileSync(python, ['-c', 'import scipy.sparse.linalg'], { stdio: ['ignore', 'ignore', 'pipe'] });
      return await startPeer(python, [path.join(HERE, script)]);
    } catch (error) {
      failed = error;
    }
  }
  throw failed;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]!;
}
