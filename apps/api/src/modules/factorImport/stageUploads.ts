import type { Replica } from '../../context/replica.ts';
import type { Database } from '../../db/database.ts';
import { type ReadingRequest, requestedReading } from './readingRequest.ts';
import { refusingFile } from './refusingFile.ts';
import { stageRelease } from './stageRelease.ts';
import { withUploads } from './uploads.ts';

/**
 * Reads uploaded files beside the library. When this process ends meanwhile, another one goes on; the uploads go once they
 * are read.
 *
 * @returns the id of the staged release
 * @throws InvalidInput for files that are unknown or cannot be read; HandedOver when another process goes on
 */
export function stageUploads(
  database: Database,
  replica: Replica,
  request: ReadingRequest,
  refusal: { readonly field?: string; readonly remedy?: string } = {},
): Promise<string> {
  const requested = requestedReading(request);
  if (requested === null) throw new Error('A source was asked for that there is not.');
  const { reader, ownerId } = requested;
  return withUploads(
    database,
    request.organisationId,
    request.uploadIds,
    (files) =>
      refusingFile(
        () =>
          stageRelease(database, reader, files, { ownerId, onProgress: () => undefined, replica, request }),
        refusal,
      ),
    refusal.field,
  );
}
