import { InvalidFile } from '../../errors/invalidFile.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import type { InputFile } from './sourceReader.ts';
import { findUpload } from './uploads.ts';

/** @throws InvalidInput when there is no such upload */
export async function readUpload(id: string, field = 'uploadId'): Promise<InputFile> {
  const file = await findUpload(id);
  if (file !== null) return file;
  const message = `There is no upload ${id}.`;
  throw new InvalidInput([{ field, code: 'UPLOAD_UNKNOWN', message, remedy: 'Upload the file again.' }]);
}

/** @throws InvalidInput with what is wrong with a file that `work` cannot use */
export async function refusingFile<Result>(
  work: () => Promise<Result>,
  { field = 'uploadId', remedy = 'Choose another file, or correct this one.' } = {},
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    throw new InvalidInput([{ field, code: 'FILE_INVALID', message: error.message, remedy }]);
  }
}
