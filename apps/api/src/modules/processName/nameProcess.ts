import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import type { NamedProcess } from './readProcessNames.ts';

const ProcessNameInput = z.object({
  name: z.string().min(1),
  nameZh: z.string().trim().max(200),
});

/**
 * Says what a unit process is called in Chinese, wherever lines name it; an empty name takes it away again.
 *
 * @throws InvalidInput, with the code PROCESS_UNKNOWN where no line names the process
 */
export async function nameProcess(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<NamedProcess> {
  const { name, nameZh } = parseInput(ProcessNameInput, input);
  const lineCount = await prisma.inventoryLine.count({ where: { organisationId, process: name } });
  if (lineCount === 0) throw processUnknown(name);
  const where = { organisationId, name };
  if (nameZh === '') await prisma.processName.deleteMany({ where });
  else
    await prisma.processName.upsert({
      where: { organisationId_name: where },
      create: { ...where, nameZh },
      update: { nameZh },
    });
  return { name, nameZh, lineCount };
}

function processUnknown(name: string): InvalidInput {
  return new InvalidInput([
    {
      field: 'name',
      code: 'PROCESS_UNKNOWN',
      message: `No line names a unit process “${name}”.`,
      remedy: 'Name a unit process as the lines do; `processNames` lists them.',
    },
  ]);
}
