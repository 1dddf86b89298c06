import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { localId, optionalLocalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Evidence } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { requireAssessment } from '../assessment/requireAssessment.ts';
import { requireOpenFinding } from '../factoryEvaluation/inspectEvaluation.ts';
import { openAnswer } from '../factoryEvaluation/openAnswer.ts';
import { ACCEPTED_KINDS, mediaTypeOf } from './mediaTypeOf.ts';

export const MOST_BYTES = 10_000_000;

const NewEvidence = z.object({
  name: z.string().trim().min(1).max(200),
  assessmentId: z.string(),
  lineId: z.string().nullish(),
  note: z.string().trim().max(1000).nullish(),
});

const OfAnswer = z.object({
  name: z.string().trim().min(1).max(200),
  evaluationId: z.string(),
  indicatorKey: z.string(),
  note: z.string().trim().max(1000).nullish(),
});

const OfFinding = z.object({
  name: z.string().trim().min(1).max(200),
  findingId: z.string(),
  note: z.string().trim().max(1000).nullish(),
});

/** Evidence without its bytes: what lists show. */
export type EvidenceFacts = Omit<Evidence, 'content'>;

/**
 * Keeps a file as evidence of an assessment or one of its lines. More evidence is welcome in every status: a
 * verification brings its own.
 *
 * @throws InvalidInput with the code FILE_EMPTY, FILE_TOO_LARGE or MEDIA_TYPE_NOT_ACCEPTED; NotFound
 */
export async function addEvidence(
  { prisma }: Database,
  viewer: Viewer,
  bytes: Uint8Array<ArrayBuffer>,
  input: unknown,
): Promise<EvidenceFacts> {
  const { organisationId } = viewer;
  const { name, note, ...fields } = parseInput(NewEvidence, input);
  const assessmentId = localId('Assessment', fields.assessmentId, 'assessmentId');
  const lineId = optionalLocalId('InventoryLine', fields.lineId, 'lineId');
  await requireAssessment(prisma, organisationId, assessmentId, lineId);
  return store(prisma, viewer, bytes, { name, note, assessmentId, lineId });
}

/**
 * Keeps a file as evidence of one answer of a factory evaluation, as long as its answers can be changed. It counts once the
 * answer refers to it (`EvidenceReferenceInput.fileId`), which says of which day it is.
 *
 * @throws InvalidInput with the codes of `addEvidence` or ANSWERS_CLOSED, UNKNOWN_REFERENCE; NotFound
 */
export async function addEvidenceOfAnswer(
  database: Database,
  viewer: Viewer,
  bytes: Uint8Array<ArrayBuffer>,
  input: unknown,
): Promise<EvidenceFacts> {
  const { name, note, evaluationId, indicatorKey } = parseInput(OfAnswer, input);
  const id = localId('FactoryEvaluation', evaluationId, 'evaluationId');
  const answerId = await openAnswer(database, viewer, id, indicatorKey);
  return store(database.prisma, viewer, bytes, { name, note, answerId });
}

/**
 * Keeps a file that shows what an inspection found, or what the factory did about it, as long as the finding is open.
 *
 * @throws InvalidInput with the codes of `addEvidence` or FINDING_CLOSED; NotFound
 */
export async function addEvidenceOfFinding(
  { prisma }: Database,
  viewer: Viewer,
  bytes: Uint8Array<ArrayBuffer>,
  input: unknown,
): Promise<EvidenceFacts> {
  const { name, note, findingId } = parseInput(OfFinding, input);
  await requireOpenFinding(prisma, viewer.organisationId, findingId);
  return store(prisma, viewer, bytes, { name, note, findingId });
}

interface Kept {
  readonly name: string;
  readonly note: string | null | undefined;
  readonly assessmentId?: string;
  readonly lineId?: string | null;
  readonly answerId?: string;
  readonly findingId?: string;
}

async function store(
  prisma: Database['prisma'],
  { organisationId, userId, userName }: Viewer,
  bytes: Uint8Array<ArrayBuffer>,
  { name, note, ...of }: Kept,
): Promise<EvidenceFacts> {
  const mediaType = await acceptedMediaType(bytes);
  return prisma.evidence.create({
    data: {
      ...{ organisationId, id: randomUUID(), ...of, userId, userName },
      ...{ fileName: safeName(name), mediaType, sizeBytes: bytes.length, content: bytes, note: note ?? '' },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    omit: { content: true },
  });
}

async function acceptedMediaType(bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw refused('FILE_EMPTY', 'The file is empty.', 'Choose the file again.');
  if (bytes.length > MOST_BYTES) throw fileTooLarge();
  const mediaType = await mediaTypeOf(bytes);
  if (mediaType !== null) return mediaType;
  throw refused(
    'MEDIA_TYPE_NOT_ACCEPTED',
    `By its content the file is none of: ${ACCEPTED_KINDS}.`,
    'Save it as a PDF and send that.',
  );
}

export function fileTooLarge(): InvalidInput {
  return refused(
    'FILE_TOO_LARGE',
    `A file of evidence may have ${MOST_BYTES / 1e6} MB.`,
    'Send the pages that matter, or several files.',
  );
}

function refused(code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field: 'file', code, message, remedy }]);
}

/** The last part of a path, without what a file name cannot hold. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name.
  return last.replaceAll(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').trim() || 'file';
}
