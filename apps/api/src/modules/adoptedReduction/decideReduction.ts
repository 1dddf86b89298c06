import { randomUUID } from 'node:crypto';
import { globalId, localIdForMutation } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { AdoptedReduction, Prisma } from '../../db/generated/client/client.ts';
import type { ReductionState } from '../../db/generated/client/enums.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { buildReductionPlan, type TitledReduction } from '../recommendation/buildReductionPlan.ts';
import { storeScenario } from '../scenario/createScenario.ts';
import { toNewChange } from '../scenario/toNewChange.ts';
import { effortOf } from './effortOf.ts';
import { DecisionFields, EntryReductionFields, refuseHalfCost } from './reductionInput.ts';

type NewReduction = Omit<Prisma.AdoptedReductionUncheckedCreateInput, 'organisationId' | 'id'>;

/**
 * Takes advice on a product into the plan: makes a scenario of it, which people may go on working on.
 *
 * @throws NotFound; InvalidInput with OPTION_UNKNOWN for an option the plan does not have, ALREADY_DECIDED for one that is
 * adopted or rejected
 */
export async function adoptAdvice(
  database: Database,
  viewer: Viewer,
  assessmentId: string,
  optionId: string,
  input: unknown,
): Promise<AdoptedReduction> {
  const fields = parseInput(DecisionFields, input);
  refuseHalfCost(fields);
  const { organisationId } = viewer;
  const advice = await findAdvice(database, organisationId, assessmentId, optionId);
  return database.prisma.$transaction(async (transaction) => {
    await refuseDecided(transaction, organisationId, assessmentId, optionId);
    const scenario = await storeScenario(transaction, organisationId, {
      name: shorten(advice.title),
      nameZh: shorten(advice.titleZh),
      parentId: null,
      changes: advice.option.changes.map(toNewChange),
    });
    return storeReduction(transaction, viewer, {
      ...decided(fields, advice),
      ...expected(advice, await readVolume(transaction, organisationId, assessmentId)),
      assessmentId,
      optionId,
      scenarioId: scenario.id,
    });
  });
}

/** Leaves advice, with a reason; it is not given again unless that is taken back. @throws as {@link adoptAdvice} */
export async function rejectAdvice(
  database: Database,
  viewer: Viewer,
  assessmentId: string,
  optionId: string,
  reason: string,
): Promise<AdoptedReduction> {
  const { organisationId } = viewer;
  if (reason.trim() === '') throw reasonMissing();
  const advice = await findAdvice(database, organisationId, assessmentId, optionId);
  return database.prisma.$transaction(async (transaction) => {
    await refuseDecided(transaction, organisationId, assessmentId, optionId);
    return storeReduction(transaction, viewer, {
      ...decided({ year: new Date().getUTCFullYear() }, advice),
      ...expected(advice, await readVolume(transaction, organisationId, assessmentId)),
      assessmentId,
      optionId,
      state: 'REJECTED',
      reason: reason.trim(),
    });
  });
}

/** Takes a scenario that exists into the plan. @throws NotFound, InvalidInput */
export async function adoptScenario(
  database: Database,
  viewer: Viewer,
  scenarioId: string,
  input: unknown,
): Promise<AdoptedReduction> {
  const fields = parseInput(DecisionFields, input);
  refuseHalfCost(fields);
  const { organisationId } = viewer;
  return database.prisma.$transaction(async (transaction) => {
    const scenario = await transaction.scenario.findUnique({
      where: { organisationId_id: { organisationId, id: scenarioId } },
    });
    if (scenario === null) throw new NotFound('scenario', globalId('Scenario', scenarioId));
    const taken = await transaction.adoptedReduction.count({ where: { organisationId, scenarioId } });
    if (taken > 0) throw alreadyDecided('scenarioId', scenario.name);
    return storeReduction(transaction, viewer, {
      ...common(fields),
      title: scenario.name,
      titleZh: scenario.nameZh,
      effort: fields.effort ?? effortOf('OWN').effort,
      scenarioId,
    });
  });
}

/** Plans less of an activity of the organisation. @throws NotFound, InvalidInput */
export async function adoptEntryReduction(
  database: Database,
  viewer: Viewer,
  input: unknown,
): Promise<AdoptedReduction> {
  const fields = parseInput(EntryReductionFields, input);
  refuseHalfCost(fields);
  const { organisationId } = viewer;
  const { entryId, amountFactor, title, titleZh } = fields;
  return database.prisma.$transaction(async (transaction) => {
    if ((await transaction.activityEntry.count({ where: { organisationId, id: entryId } })) === 0)
      throw new NotFound('activity', entryId);
    return storeReduction(transaction, viewer, {
      ...common(fields),
      effort: fields.effort ?? 'MEDIUM',
      entryId,
      amountFactor,
      title,
      titleZh: titleZh ?? '',
    });
  });
}

async function findAdvice(
  database: Database,
  organisationId: string,
  assessmentId: string,
  optionId: string,
): Promise<TitledReduction> {
  const rejected = await database.prisma.adoptedReduction.findMany({
    where: { organisationId, assessmentId, state: 'REJECTED', optionId: { not: optionId } },
    select: { optionId: true },
  });
  const without = new Set(rejected.flatMap((row) => row.optionId ?? []));
  const plan = await buildReductionPlan(database, organisationId, assessmentId, [], without);
  const advice = plan.reductions.find(({ option }) => option.id === optionId);
  if (advice !== undefined) return advice;
  throw new InvalidInput([
    {
      field: 'optionId',
      code: 'OPTION_UNKNOWN',
      message: `The plan has no option ${optionId}, or leaves it out.`,
      remedy: 'Ask for `reductionAdvice` again and take its ids.',
    },
  ]);
}

async function refuseDecided(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string,
  optionId: string,
): Promise<void> {
  const stored = await transaction.adoptedReduction.findUnique({
    where: { organisationId_assessmentId_optionId: { organisationId, assessmentId, optionId } },
  });
  if (stored !== null) throw alreadyDecided('optionId', stored.title);
}

function alreadyDecided(field: string, title: string): InvalidInput {
  return new InvalidInput([
    {
      field,
      code: 'ALREADY_DECIDED',
      message: `“${title}” stands in the reduction plan already.`,
      remedy: 'Change its state there.',
    },
  ]);
}

export function reasonMissing(): InvalidInput {
  return new InvalidInput([
    {
      field: 'reason',
      code: 'REASON_MISSING',
      message: 'A rejection needs its reason.',
      remedy: 'Say in a sentence why it is not done, so that nobody has to ask again.',
    },
  ]);
}

async function storeReduction(
  transaction: Prisma.TransactionClient,
  { organisationId, userId }: Viewer,
  reduction: NewReduction,
): Promise<AdoptedReduction> {
  const creation = transaction.adoptedReduction.create({
    data: { organisationId, id: randomUUID(), ...reduction },
  });
  const stored = await creation.catch((error: unknown) => {
    throw isUniqueViolation(error) ? alreadyDecided('optionId', reduction.title) : error;
  });
  await recordEvent(transaction, { organisationId, userId }, stored.id, stored.state, stored.reason);
  return stored;
}

/** Adds a decision to the history of a reduction. */
export async function recordEvent(
  transaction: Prisma.TransactionClient,
  { organisationId, userId }: Pick<Viewer, 'organisationId' | 'userId'>,
  reductionId: string,
  state: ReductionState,
  reason: string,
): Promise<void> {
  const position = await transaction.reductionEvent.count({ where: { organisationId, reductionId } });
  await transaction.reductionEvent.create({
    data: { organisationId, reductionId, position: position + 1, state, reason, userId },
  });
}

interface Decision {
  readonly year: number;
  readonly owner?: string | null | undefined;
  readonly effort?: AdoptedReduction['effort'] | null | undefined;
  readonly state?: 'PROPOSED' | 'ADOPTED' | null | undefined;
  readonly cost?: number | null | undefined;
  readonly currency?: string | null | undefined;
}

function common({ year, owner, state, cost, currency }: Decision) {
  return {
    year,
    owner: owner ?? '',
    state: state ?? ('ADOPTED' as const),
    cost: cost ?? null,
    currency: currency ?? null,
  };
}

function decided(fields: Decision, { title, titleZh, option }: TitledReduction) {
  return { ...common(fields), title, titleZh, effort: fields.effort ?? effortOf(option.kind).effort };
}

/** kg CO2e a year, alone; not known without an annual volume. */
function expected({ savedAlone, interval }: TitledReduction, volume: number | null) {
  const yearly = (kg: number) => (volume === null ? null : kg * volume);
  return {
    expectedKgCo2e: yearly(savedAlone),
    lowerKgCo2e: yearly(interval.lower),
    upperKgCo2e: yearly(interval.upper),
  };
}

async function readVolume(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
): Promise<number | null> {
  const assessment = await transaction.assessment.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: { product: { select: { annualVolume: true } } },
  });
  if (assessment === null) throw new NotFound('assessment', globalId('Assessment', id));
  return assessment.product.annualVolume;
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

export const assessmentIdOf = (id: string): string => localIdForMutation('Assessment', 'assessment', id);
