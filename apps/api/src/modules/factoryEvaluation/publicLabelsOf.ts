import type { LabelState } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { stateOfLabel } from './evaluationAccess.ts';

/** Of a public label, what stands on everybody's page of it. */
export interface PublicLabelFacts {
  readonly state: LabelState;
  readonly grade: string;
  readonly code: string;
  readonly scheme: string;
  readonly schemeZh: string;
}

/**
 * Labels of organisations' own factories that they show to everybody, the one issued last first. Whoever calls this has been
 * given something by those organisations: there is no list of all public labels.
 */
export async function publicLabelsOf(
  { prisma }: Database,
  organisationIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, readonly PublicLabelFacts[]>> {
  if (organisationIds.length === 0) return new Map();
  const labels = await prisma.evaluationLabel.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      ...{ isPublic: true, evaluation: { supplierId: null } },
    },
    include: { evaluation: { include: { schemeVersion: { include: { scheme: true } } } } },
    orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }],
  });
  const found = new Map<string, PublicLabelFacts[]>();
  for (const { organisationId, grade, code, evaluation, ...terms } of labels) {
    const { name: scheme, nameZh: schemeZh } = evaluation.schemeVersion.scheme;
    const state = stateOfLabel(terms, evaluation.state, day);
    const facts = { state, grade, code, scheme, schemeZh };
    found.set(organisationId, [...(found.get(organisationId) ?? []), facts]);
  }
  return found;
}
