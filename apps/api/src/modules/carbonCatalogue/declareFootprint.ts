import type { Boundary, Stage } from '@cradle/engine';
import type { CatalogueProduct, CatalogueStage } from './readWorkbook.ts';

/** Published stages whose sum misses the published total by more than this share do not close. */
const CLOSING_TOLERANCE = 0.01;

export interface DeclaredValueDraft {
  readonly stage: Stage;
  readonly process: string;
  readonly kgCo2e: number;
}

/** What the catalogue says of one product, as a declared footprint. */
export interface DeclaredDraft {
  readonly boundary: Boundary;
  readonly boundaryNote: string;
  readonly marks: readonly string[];
  readonly values: readonly DeclaredValueDraft[];
  /** Sum of the published stages, kg CO2e; null when only a total was published. */
  readonly stageSum: number | null;
  /** Whether the stages add up to the total within one percent; null without stages. */
  readonly closes: boolean | null;
}

/**
 * Turns a published footprint into stage values that add up to what was published. Stages that close are taken as they
 * are; where they do not, the difference to the published total becomes a value of its own and the footprint is marked,
 * so that neither number is lost. A footprint without stages is one value of the stage UNSPLIT.
 */
export function declareFootprint(
  product: CatalogueProduct,
  stages: readonly CatalogueStage[],
): DeclaredDraft {
  const values = stages.map((stage) => ({
    stage: stageOf(stage),
    process: processOf(stage),
    kgCo2e: stage.kgCo2e,
  }));
  const marks = ['GWP_SET_NOT_STATED'];
  if (values.length === 0) {
    return {
      boundary: 'CRADLE_TO_GRAVE',
      boundaryNote:
        'The catalogue gives a total without stages; it covers the life cycle as the company reported it.',
      marks: [...marks, 'STAGES_NOT_PUBLISHED'],
      values: [{ stage: 'UNSPLIT', process: 'Published total', kgCo2e: product.kgCo2e }],
      stageSum: null,
      closes: null,
    };
  }
  const stageSum = values.reduce((sum, value) => sum + value.kgCo2e, 0);
  const closes = Math.abs(stageSum - product.kgCo2e) <= CLOSING_TOLERANCE * Math.abs(product.kgCo2e);
  const difference = {
    stage: 'UNSPLIT' as const,
    process: 'Difference to the published total',
    kgCo2e: product.kgCo2e - stageSum,
  };
  return {
    boundary: boundaryOf(values),
    boundaryNote: 'Read from the stages the company published.',
    marks: closes ? marks : [...marks, 'STAGES_DO_NOT_CLOSE'],
    values: closes ? values : [...values, difference],
    stageSum,
    closes,
  };
}

/** The catalogue's portion of the value chain decides; only its downstream part needs the company's own words. */
export function stageOf({ portion, description, onlyTransport, onlyEndOfLife }: CatalogueStage): Stage {
  if (onlyEndOfLife) return 'END_OF_LIFE';
  if (portion === 'Upstream') return 'MATERIALS';
  if (portion === 'Operations') return 'PRODUCTION';
  if (onlyTransport) return 'DISTRIBUTION';
  if (/install/i.test(description)) return 'INSTALLATION';
  if (/distribut|storage|retail|transport|logistic|delivery|packag/i.test(description)) return 'DISTRIBUTION';
  if (/end.of.life|dispos|recycl|waste/i.test(description)) return 'END_OF_LIFE';
  return 'USE';
}

function processOf({ description, portion }: CatalogueStage): string {
  const words = description.replace(/^other\s*:?\s*/i, '').trim();
  return (words === '' ? portion : words).slice(0, 300);
}

function boundaryOf(values: readonly DeclaredValueDraft[]): Boundary {
  const stages = new Set(values.map(({ stage }) => stage));
  if (stages.has('USE') || stages.has('END_OF_LIFE')) return 'CRADLE_TO_GRAVE';
  if (stages.has('DISTRIBUTION') || stages.has('INSTALLATION')) return 'CRADLE_TO_CUSTOMER';
  return 'CRADLE_TO_GATE';
}
