import type { LabelState } from '@cradle/engine';
import type { EvaluationBasis, EvaluationState } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { stateOfLabel } from '../factoryEvaluation/evaluationAccess.ts';

/** A label of a member's own factory, as it is worth today. */
export interface MemberLabel {
  readonly factory: string;
  readonly factoryZh: string;
  readonly scheme: string;
  readonly schemeZh: string;
  readonly schemeVersion: number;
  readonly grade: string;
  readonly basis: EvaluationBasis;
  readonly score: number;
  readonly state: LabelState;
  /** Valid, or only due for surveillance. */
  readonly stands: boolean;
  readonly issuedOn: string;
  readonly validUntil: string;
  /** Where everybody can check it; null where the factory does not show it. */
  readonly code: string | null;
  readonly region: string | null;
}

interface LabelRow extends Omit<MemberLabel, 'state' | 'stands' | 'issuedOn' | 'validUntil' | 'code'> {
  readonly membershipId: string;
  readonly evaluationState: EvaluationState;
  readonly issuedOn: Date | string;
  readonly validUntil: Date | string;
  readonly surveillanceDueOn: Date | string;
  readonly suspendsOn: Date | string;
  readonly isPublic: boolean;
  readonly code: string;
}

/** The labels of members' own factories by id of the membership, the newest first; one statement. */
export async function readMemberLabels(
  { query }: Database,
  members: readonly { readonly organisationId: string; readonly id: string }[],
  presetId: string | null = null,
): Promise<ReadonlyMap<string, readonly MemberLabel[]>> {
  if (members.length === 0) return new Map();
  const rows = await query<LabelRow>(
    `SELECT m."id" AS "membershipId", f."factory", f."factoryZh", s."name" AS "scheme", s."nameZh" AS "schemeZh",
       w."version" AS "schemeVersion", l."grade", l."basis", l."score", l."issuedOn", l."validUntil",
       l."surveillanceDueOn", l."suspendsOn", l."isPublic", l."code", f."state" AS "evaluationState", t."region"
     FROM unnest($1::text[], $2::text[]) AS m("organisationId", "id")
     JOIN "FactoryEvaluation" f ON f."organisationId" = m."organisationId"
     JOIN "EvaluationLabel" l ON l."organisationId" = f."organisationId" AND l."evaluationId" = f."id"
     JOIN "EvaluationSchemeVersion" w ON w."organisationId" = f."organisationId" AND w."id" = f."schemeVersionId"
     JOIN "EvaluationScheme" s ON s."organisationId" = w."organisationId" AND s."id" = w."schemeId"
     LEFT JOIN "Supplier" u ON u."organisationId" = f."organisationId" AND u."id" = f."supplierId"
     LEFT JOIN "Site" t ON t."organisationId" = f."organisationId" AND t."id" = f."siteId"
     WHERE (f."supplierId" IS NULL OR u."isOwn") AND ($3::text IS NULL OR s."presetId" = $3)
     ORDER BY l."issuedOn" DESC, l."id"`,
    [members.map(({ organisationId }) => organisationId), members.map(({ id }) => id), presetId],
  );
  const byMember = new Map<string, MemberLabel[]>();
  for (const row of rows) {
    const label = toLabel(row);
    const known = byMember.get(row.membershipId);
    if (known === undefined) byMember.set(row.membershipId, [label]);
    else known.push(label);
  }
  return byMember;
}

function toLabel(row: LabelRow): MemberLabel {
  const terms = {
    validUntil: new Date(row.validUntil),
    surveillanceDueOn: new Date(row.surveillanceDueOn),
    suspendsOn: new Date(row.suspendsOn),
  };
  const state = stateOfLabel(terms, row.evaluationState);
  const { factory, factoryZh, scheme, schemeZh, schemeVersion, grade, basis, score, region } = row;
  return {
    ...{ factory, factoryZh, scheme, schemeZh, schemeVersion, grade, basis, score, region, state },
    stands: state === 'VALID' || state === 'SURVEILLANCE_DUE',
    issuedOn: calendarDay(new Date(row.issuedOn)),
    validUntil: calendarDay(terms.validUntil),
    code: row.isPublic ? row.code : null,
  };
}
