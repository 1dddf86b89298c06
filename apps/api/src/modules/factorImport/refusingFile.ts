import { InvalidFile } from '../../errors/invalidFile.ts';
import { InvalidInput } from '../../errors/refusals.ts';

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
