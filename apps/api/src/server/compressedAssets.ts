import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const compress = promisify(gzip);
/** What text compresses well; fonts and pictures are compressed already. */
const COMPRESSIBLE = ['.js', '.css', '.json', '.svg', '.wasm'];

/**
 * Files of a flat folder as gzip, each compressed when it is first asked for and kept: their names hold a hash, so they never
 * change. What cannot be sent so is left to the next handler.
 */
export function compressedAssets(folder: string): RequestHandler {
  const made = new Map<string, Promise<Buffer | null>>();
  const compressed = (name: string): Promise<Buffer | null> => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const making = readFile(path.join(folder, name)).then(
      (content) => compress(content, { level: 9 }),
      () => null,
    );
    made.set(name, making);
    return making;
  };
  return async (request, response, next) => {
    const name = path.basename(request.path);
    const isWanted = request.method === 'GET' && COMPRESSIBLE.includes(path.extname(name));
    response.vary('Accept-Encoding');
    if (!isWanted || !request.acceptsEncodings('gzip')) return next();
    const content = await compressed(name);
    if (content === null) {
      // A name that is not there must not be kept, or the list of names could grow without end.
      made.delete(name);
      return next();
    }
    response
      .type(path.extname(name))
      .set({ 'Content-Encoding': 'gzip', 'Cache-Control': 'public, max-age=31536000, immutable' })
      .send(content);
  };
}
