import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { FactoryEvaluation } from '../../db/generated/client/client.ts';
import { dateOfDay } from '../../engineBridge/calendarDay.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { oneRefusal } from './evaluationAccess.ts';

const Text = z.string().trim().max(500);
const Day = z.iso.date('must be a day such as 2025-12-31').nullish();
const StartInput = z
  .object({
    ...{ factory: Text.nullish(), scope: Text.min(1), scopeZh: Text.nullish() },
    ...{ periodStart: Day, periodEnd: Day },
  })
  .refine(({ periodStart, periodEnd }) => !periodStart || !periodEnd || periodStart <= periodEnd, {
    path: ['periodEnd'],
    message: 'lies before the first day of the period',
  });

export interface StartInput {
  readonly schemeVersionId: string;
  /** Both null: a factory of the organisation itself. */
  readonly supplierId: string | null;
  readonly siteId: string | null;
  readonly factory?: string | null | undefined;
  readonly scope: string;
  readonly scopeZh?: string | null | undefined;
  /** The year that is evaluated, ISO 8601. */
  readonly periodStart?: string | null | undefined;
  readonly periodEnd?: string | null | undefined;
}

/** Begins a draft for a supplier, one of its sites, or a factory of one's own. @throws InvalidInput, NotFound */
export async function startEvaluation(
  database: Database,
  viewer: Viewer,
  input: StartInput,
): Promise<FactoryEvaluation> {
  const { organisationId } = viewer;
  const { factory, scope, scopeZh, periodStart, periodEnd } = parseInput(StartInput, input);
  const { prisma } = database;
  const [version, names] = await Promise.all([
    prisma.evaluationSchemeVersion.findUnique({
      where: { organisationId_id: { organisationId, id: input.schemeVersionId } },
      select: { id: true },
    }),
    namesOf(database, organisationId, input),
  ]);
  if (version === null) throw new NotFound('evaluation scheme version', input.schemeVersionId);
  const applicantName = viewer.userName;
  const id = randomUUID();
  return prisma.factoryEvaluation.create({
    data: {
      ...{ organisationId, id, schemeVersionId: version.id, scope, scopeZh: scopeZh ?? '' },
      ...{ supplierId: names.supplierId, siteId: input.siteId, applicantId: viewer.userId, applicantName },
      periodStart: periodStart ? dateOfDay(periodStart) : null,
      periodEnd: periodEnd ? dateOfDay(periodEnd) : null,
      factory: factory || names.name,
      factoryZh: factory ? '' : names.nameZh,
    },
  });
}

interface FactoryNames {
  readonly supplierId: string | null;
  readonly name: string;
  readonly nameZh: string;
}

async function namesOf(
  { prisma }: Database,
  organisationId: string,
  { supplierId, siteId }: StartInput,
): Promise<FactoryNames> {
  if (siteId !== null) {
    const site = await prisma.site.findUnique({
      where: { organisationId_id: { organisationId, id: siteId } },
      include: { supplier: true },
    });
    if (site === null) throw new NotFound('site', siteId);
    if (supplierId !== null && site.supplierId !== supplierId)
      throw oneRefusal(
        'siteId',
        'UNKNOWN_REFERENCE',
        'The site belongs to another supplier.',
        'Choose one of its own.',
      );
    const { supplier } = site;
    return {
      supplierId: supplier.id,
      name: `${supplier.name}, ${site.name}`,
      nameZh: supplier.nameZh && site.nameZh ? `${supplier.nameZh} ${site.nameZh}` : '',
    };
  }
  if (supplierId !== null) {
    const supplier = await prisma.supplier.findUnique({
      where: { organisationId_id: { organisationId, id: supplierId } },
    });
    if (supplier === null) throw new NotFound('supplier', supplierId);
    return { supplierId, name: supplier.name, nameZh: supplier.nameZh };
  }
  const { name, nameZh } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  return { supplierId: null, name, nameZh };
}
