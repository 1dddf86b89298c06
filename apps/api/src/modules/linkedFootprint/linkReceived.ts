import { type CheckFinding, type DeclaredValues, declaredValues, type Reading } from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import type { Partner, ReceivedFootprint } from '../../db/generated/client/client.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { checkDocument } from '../interchange/checkDocument.ts';
import { type LinkedFactor, shortHash, storeLinkedFactor } from './linkedFactor.ts';

export interface ReceivedKey {
  readonly partnerId: string;
  readonly pfId: string;
}

export type StoredReceived = ReceivedFootprint & { readonly partner: Partner };

/** What a received footprint says, what is wrong with it, and what it is as a factor; no factor where it gives no figure. */
export interface ReadReceived {
  readonly reading: Reading;
  readonly findings: readonly CheckFinding[];
  readonly factor: LinkedFactor | null;
  /** Why there is none: UNIT_UNKNOWN or TOTAL_MISSING. */
  readonly refusals: readonly { readonly code: string; readonly message: string; readonly remedy: string }[];
}

/** Stages that a factor for materials holds; what happens after the gate is the buyer's own to say. */
const INSIDE_GATE = ['MATERIALS', 'PRODUCTION', 'UNSPLIT'];
const SHORT = 500;

/** Reads a received footprint as it is kept. @throws InvalidInput for what is no footprint at all */
export function readReceived({
  document,
  partner,
  pfId,
}: Pick<StoredReceived, 'document' | 'partner' | 'pfId'>): ReadReceived {
  const { reading, check } = checkDocument(JSON.stringify(document), today());
  const taken = declaredValues(reading.footprint);
  return {
    ...{ reading, findings: check.findings },
    factor: taken.ok ? toFactorRow(reading, taken.value, partner, pfId) : null,
    refusals: taken.ok ? [] : taken.refusals,
  };
}

/**
 * Makes an own factor of a footprint that came by PACT, so that lines can be calculated with it. It keeps which version of which
 * footprint it is. The same one again answers the factor there is.
 *
 * @returns the id of the factor
 * @throws NotFound; InvalidInput with the code FOOTPRINT_DEPRECATED, UNIT_UNKNOWN or TOTAL_MISSING
 */
export async function linkReceived(database: Database, viewer: Viewer, key: ReceivedKey): Promise<string> {
  const { organisationId } = viewer;
  const received = await database.prisma.receivedFootprint.findUnique({
    where: { organisationId_partnerId_pfId: { organisationId, ...key } },
    include: { partner: true },
  });
  if (received === null) throw new NotFound('received footprint', key.pfId);
  if (received.status === 'Deprecated')
    throw new InvalidInput([
      {
        field: 'pfId',
        code: 'FOOTPRINT_DEPRECATED',
        message: 'Its supplier has withdrawn this footprint or put another in its place.',
        remedy: 'Use the one that names it as preceding, or ask the supplier for a new one.',
      },
    ]);
  const factor = requireFactor(received);
  return database.transaction((session) => storeReceivedLink(session, viewer, received, factor));
}

/** @throws InvalidInput with the code UNIT_UNKNOWN or TOTAL_MISSING */
export function requireFactor(received: StoredReceived): LinkedFactor {
  const { factor, refusals } = readReceived(received);
  if (factor === null) throw new InvalidInput(refusals.map((refusal) => ({ ...refusal, field: 'pfId' })));
  return factor;
}

/** Writes source, factor and where both came from. The id of the factor. */
export async function storeReceivedLink(
  session: SqlSession,
  { organisationId, userName }: Viewer,
  { partner, pfId, version }: StoredReceived,
  { row }: LinkedFactor,
): Promise<string> {
  const factorId = await storeLinkedFactor(session, organisationId, {
    source: {
      ...{
        id: `pact-${shortHash([organisationId, partner.id])}`,
        name: partner.name,
        nameZh: partner.nameZh,
      },
      licence: 'Sent by its supplier by PACT for this organisation only',
    },
    ...{ row, key: `${row.activity}-v${version}`, otherNames: '', sourceRow: pfId },
  });
  await session.query(
    `INSERT INTO "ReceivedLink" ("organisationId", "factorId", "partnerId", "pfId", "version", "linkedByName")
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [organisationId, factorId, partner.id, pfId, version, userName],
  );
  return factorId;
}

function toFactorRow(
  { footprint }: Reading,
  { declaredUnit, declaredUnitAmount, gwpSet, values }: DeclaredValues,
  partner: Partner,
  pfId: string,
): LinkedFactor | null {
  const inside = values.filter(({ stage }) => INSIDE_GATE.includes(stage));
  if (inside.length === 0) return null;
  const kgCo2e = inside.reduce((sum, value) => sum + value.kgCo2e, 0) / declaredUnitAmount;
  const year = Number(/^\d{4}/.exec(footprint.periodEnd ?? '')?.[0] ?? Number.NaN);
  const company = footprint.companyName ?? partner.name;
  return {
    ...{ unit: declaredUnit, kgCo2e },
    row: {
      ...{ activity: `pact-${shortHash([partner.id, pfId])}`, unit: declaredUnit, kgCo2e, gwpSet },
      ...{ name: (footprint.productName ?? pfId).slice(0, SHORT), nameZh: '', category: '' },
      region: footprint.subdivision ?? footprint.country ?? footprint.region ?? '',
      year: Number.isNaN(year) ? null : year,
      boundary: 'CRADLE_TO_GATE',
      note: [company, footprint.productIds[0], pfId].filter(Boolean).join(', ').slice(0, SHORT),
    },
  };
}
