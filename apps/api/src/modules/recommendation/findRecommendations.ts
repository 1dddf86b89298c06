import {
  type Assessment,
  applyParameters,
  compileParameters,
  factorCatalogue,
  type Recommendation,
  type RecommendedChange,
  recommend,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { granted } from '../../errors/granted.ts';
import { NotFound } from '../../errors/refusals.ts';
import { usableFactors } from '../factor/factorAccess.ts';
import { type CalculationInputs, loadInputs } from '../footprint/loadInputs.ts';
import { readAlternatives } from './readAlternatives.ts';

export interface FoundRecommendation {
  readonly title: string;
  readonly titleZh: string;
  readonly kgSaved: number;
  readonly share: number;
  readonly changes: readonly { readonly lineId: string; readonly change: RecommendedChange }[];
}

const LIMIT = 10;

/** What would lower the footprint of an assessment, the largest saving first. @throws NotFound */
export async function findRecommendations(
  database: Database,
  organisationId: string,
  assessmentId: string,
): Promise<FoundRecommendation[]> {
  const inputs = await loadInputs(database, organisationId, [assessmentId], []);
  const assessment = inputs.assessments.find(({ id }) => id === assessmentId);
  if (assessment === undefined) throw new NotFound('assessment', globalId('Assessment', assessmentId));
  const alternatives = await readAlternatives(database);
  const used = new Set(inputs.factors.map(({ activity }) => activity));
  const relevant = alternatives.filter(({ fromActivity }) => used.has(fromActivity));
  const others = await database.prisma.factor.findMany({
    where: {
      AND: [
        usableFactors(organisationId),
        {
          OR: [
            { activity: { in: relevant.map(({ toActivity }) => toActivity) } },
            { transportMode: { in: ['SEA', 'RAIL'] } },
          ],
        },
      ],
    },
  });
  const factors = factorCatalogue([
    ...new Map([...inputs.factors, ...others.map(toFactor)].map((factor) => [factor.id, factor])).values(),
  ]);
  const found = recommend(
    { assessmentId, assessments: withFormulas(inputs), factors, alternatives: relevant },
    LIMIT,
  );
  const lines = await database.prisma.inventoryLine.findMany({
    where: { organisationId, id: { in: found.map(({ lineId }) => lineId) } },
    select: { id: true, name: true, nameZh: true },
  });
  const names = new Map(lines.map(({ id, name, nameZh }) => [id, { name, nameZh: nameZh || name }]));
  return found.map((recommendation) => ({
    ...titlesOf(recommendation, names.get(recommendation.lineId) ?? { name: '', nameZh: '' }),
    kgSaved: recommendation.kgSaved,
    share: recommendation.share,
    changes: [{ lineId: recommendation.lineId, change: recommendation.change }],
  }));
}

/** The assessments with what their formulas give; `recommend` knows no parameters. */
function withFormulas({ assessments, parameters }: CalculationInputs): readonly Assessment[] {
  if (parameters === undefined) return assessments;
  const compiled = granted(compileParameters(parameters, assessments));
  return assessments.map((assessment) => granted(applyParameters(assessment, compiled, new Map())));
}

/** What the known alternatives are called in a sentence. */
const ALTERNATIVE_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  'electricity-wind': ['wind power', '风电'],
  'electricity-solar-pv': ['solar power', '光伏电力'],
};

function otherActivity(activity: string, name: string, nameZh: string): { title: string; titleZh: string } {
  const [word, wordZh] = ALTERNATIVE_NAMES[activity] ?? ['recycled material', '再生材料'];
  return { title: `${name}: use ${word}`, titleZh: `${nameZh}：改用${wordZh}` };
}

function titlesOf(
  { change, reason }: Recommendation,
  { name, nameZh }: { name: string; nameZh: string },
): { title: string; titleZh: string } {
  switch (reason) {
    case 'OTHER_ACTIVITY':
      return otherActivity(change.kind === 'REPLACE_ACTIVITY' ? change.toActivity : '', name, nameZh);
    case 'OTHER_TRANSPORT_MODE': {
      const mode = change.kind === 'CHANGE_TRANSPORT_MODE' ? change.toTransportMode : 'SEA';
      const words = mode === 'RAIL' ? (['rail', '铁路'] as const) : (['sea', '海运'] as const);
      return { title: `${name}: send it by ${words[0]}`, titleZh: `${nameZh}：改用${words[1]}` };
    }
    case 'LESS_MATERIAL':
      return { title: `${name}: use a tenth less`, titleZh: `${nameZh}：用量减少十分之一` };
    default:
      return reason satisfies never;
  }
}
