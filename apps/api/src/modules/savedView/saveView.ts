import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { Prisma, type SavedView } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { buildComparison, type ComparisonRequest } from '../comparison/buildComparison.ts';
import { ViewAddress } from './viewAddress.ts';

const Name = z.string().trim().min(1).max(200);
const SaveInput = z.object({ name: Name, address: ViewAddress });
const UpdateInput = z.object({ name: Name.nullish(), address: ViewAddress.nullish(), version: z.int() });
const ID_BYTES = 9;

/** What a view asks the API, in the API's ids; null for pages that compare nothing. */
export type ViewQuestion = ComparisonRequest | null | undefined;

/** Keeps a view under a name. @throws InvalidInput when it could not be opened again */
export async function saveView(
  database: Database,
  viewer: Viewer,
  input: { readonly name: string; readonly address: string; readonly question?: ViewQuestion },
): Promise<SavedView> {
  const { name, address } = parseInput(SaveInput, input);
  await refuseUnanswerable(database, viewer.organisationId, input.question);
  return database.prisma.savedView.create({
    data: {
      ...{ organisationId: viewer.organisationId, id: randomBytes(ID_BYTES).toString('base64url') },
      ...{ name, address, question: storedQuestion(input.question), createdBy: viewer.userId },
    },
  });
}

/** A short address for a view: the same view has the same one. @throws InvalidInput */
export async function shortenAddress(
  { prisma }: Database,
  viewer: Viewer,
  input: { readonly address: string },
): Promise<SavedView> {
  const { organisationId } = viewer;
  const { address } = parseInput(z.object({ address: ViewAddress }), input);
  const id = createHash('sha256').update(address).digest('base64url').slice(0, 10);
  const where = { organisationId_id: { organisationId, id } };
  return prisma.savedView.upsert({
    where,
    create: { organisationId, id, address, createdBy: viewer.userId },
    update: {},
  });
}

/** @throws NotFound; InvalidInput with the code VERSION_CHANGED when somebody else has changed it meanwhile */
export async function updateSavedView(
  database: Database,
  viewer: Viewer,
  id: string,
  input: {
    readonly name?: string | null | undefined;
    readonly address?: string | null | undefined;
    readonly question?: ViewQuestion;
    readonly version: number;
  },
): Promise<SavedView> {
  const { organisationId } = viewer;
  const { name, address, version } = parseInput(UpdateInput, input);
  await refuseUnanswerable(database, organisationId, input.question);
  const [updated] = await database.prisma.savedView.updateManyAndReturn({
    where: { organisationId, id, version, name: { not: null } },
    data: {
      ...(name && { name }),
      ...(address && { address, question: storedQuestion(input.question) }),
      version: version + 1,
    },
  });
  if (updated !== undefined) return updated;
  const stored = await readNamedView(database, organisationId, id);
  throw outdatedVersion(stored, version);
}

/** A copy under a name of its own, without the shares. @throws NotFound */
export async function duplicateSavedView(
  database: Database,
  viewer: Viewer,
  id: string,
  name: string,
): Promise<SavedView> {
  const { address, question } = await readNamedView(database, viewer.organisationId, id);
  return saveView(database, viewer, { name, address, question: question as ViewQuestion });
}

/** Removes it with every link to it. @throws NotFound */
export async function removeSavedView(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<{ id: string }> {
  const { count } = await prisma.savedView.deleteMany({
    where: { organisationId, id, name: { not: null } },
  });
  if (count === 0) throw new NotFound('saved view', id);
  return { id };
}

/** @throws NotFound, also for a short address without a name */
export async function readNamedView(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<SavedView> {
  const view = await prisma.savedView.findUnique({ where: { organisationId_id: { organisationId, id } } });
  if (view === null || view.name === null) throw new NotFound('saved view', id);
  return view;
}

/** A view that is refused now would be refused to everybody it is shared with. */
async function refuseUnanswerable(
  database: Database,
  organisationId: string,
  question: ViewQuestion,
): Promise<void> {
  if (question) await buildComparison(database, organisationId, question);
}

function storedQuestion(question: ViewQuestion) {
  return question ? (question as unknown as Prisma.InputJsonObject) : Prisma.DbNull;
}
