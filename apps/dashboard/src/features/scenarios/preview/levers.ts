import {
  calculateFootprints,
  type FactorCatalogue,
  type Footprint,
  type FootprintRequest,
  type InventoryLine,
} from '@cradle/engine';
import type { LeverSubject } from './previewTypes.ts';

/** Lines of one subject, added up over the chosen products. */
interface Sum {
  kgCo2e: number;
  readonly lines: Set<string>;
}

type Group = Exclude<LeverSubject['group'], 'PARAMETER'>;

/** So many of a group are offered; smaller ones would move nothing one could see. */
const MOST = 12;

/**
 * What the base case of some products rests on: materials, electricity, transport modes, suppliers and regions by what
 * they carry. Only lines of the products themselves count, because a change reaches these directly.
 *
 * @param weightOf times the declared unit on the basis asked for; null leaves a product out
 */
export function leverSubjects(
  request: Omit<FootprintRequest, 'scenario'>,
  weightOf: (assessmentId: string) => number | null,
): { readonly subjects: readonly LeverSubject[]; readonly regions: readonly string[] } {
  const lines = new Map<string, InventoryLine>();
  for (const assessment of request.assessments)
    if (assessment.kind === 'CALCULATED') for (const line of assessment.lines) lines.set(line.id, line);
  const sums = new Map<Group, Map<string, Sum>>();
  let total = 0;
  for (const { assessmentId, outcome } of calculateFootprints({ ...request, scenario: null })) {
    const weight = weightOf(assessmentId);
    if (!outcome.ok || weight === null) continue;
    total += (outcome.value.totalKgCo2e ?? 0) * weight;
    for (const row of outcome.value.contributions) addRow(row, weight, lines, request.factors, sums);
  }
  const subjects = [...sums].flatMap(([group, members]) => largest(group, members, total));
  return { subjects, regions: regionsOf(request.factors) };
}

function addRow(
  { lineId, kgCo2e, stage }: Footprint['contributions'][number],
  weight: number,
  lines: ReadonlyMap<string, InventoryLine>,
  factors: FactorCatalogue,
  sums: Map<Group, Map<string, Sum>>,
): void {
  const line = lineId === null ? undefined : lines.get(lineId);
  if (line === undefined || kgCo2e === null || stage === 'BEYOND_BOUNDARY') return;
  for (const [group, subject] of subjectsOf(line, factors)) {
    const members = sums.get(group) ?? new Map<string, Sum>();
    sums.set(group, members);
    const sum = members.get(subject) ?? { kgCo2e: 0, lines: new Set() };
    members.set(subject, sum);
    sum.kgCo2e += kgCo2e * weight;
    sum.lines.add(line.id);
  }
}

function subjectsOf(line: InventoryLine, factors: FactorCatalogue): readonly (readonly [Group, string])[] {
  const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
  const mode = line.transportMode ?? factor?.transportMode ?? null;
  const isMade = line.stage === 'MATERIALS' || line.stage === 'PRODUCTION';
  const isElectricity = factor?.activity.startsWith('electricity-') ?? false;
  const subjects: (readonly [Group, string])[] = [];
  if (mode !== null) subjects.push(['TRANSPORT', mode]);
  else if (isElectricity && isMade && line.region !== null) subjects.push(['ELECTRICITY', line.region]);
  else if (line.stage === 'MATERIALS' && factor !== undefined) subjects.push(['MATERIAL', factor.activity]);
  if (line.supplierId !== null) subjects.push(['SUPPLIER', line.supplierId]);
  if (line.region !== null && isMade) subjects.push(['REGION', line.region]);
  return subjects;
}

function largest(group: Group, members: ReadonlyMap<string, Sum>, total: number): LeverSubject[] {
  return [...members]
    .map(([subject, { kgCo2e, lines }]) => ({
      group,
      subject,
      kgCo2e,
      share: total === 0 ? null : kgCo2e / total,
      lines: lines.size,
    }))
    .sort((a, b) => Math.abs(b.kgCo2e) - Math.abs(a.kgCo2e) || (a.subject < b.subject ? -1 : 1))
    .slice(0, MOST);
}

/** Where electricity of the grid is known: regions that production can be moved to. */
function regionsOf({ byActivity }: FactorCatalogue): readonly string[] {
  return [...new Set(byActivity('electricity-grid-mix').map(({ region }) => region))].sort();
}
