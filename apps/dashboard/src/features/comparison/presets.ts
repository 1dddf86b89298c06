import { BASE_CASE, type ComparisonView, START_VIEW } from './comparisonView.ts';

export type PresetKey =
  | 'stagesByProduct'
  | 'scenariosByProduct'
  | 'suppliersByStage'
  | 'declaredOrCalculated';

type PresetAxes = Pick<ComparisonView, 'rows' | 'columns'> & Partial<ComparisonView>;

/** Questions that many people have. A preset keeps what is compared and sets how. */
const PRESETS: Readonly<Record<PresetKey, PresetAxes>> = {
  stagesByProduct: { rows: ['PRODUCT'], columns: ['STAGE'] },
  scenariosByProduct: { rows: ['PRODUCT'], columns: ['SCENARIO'], scenarios: 'ALL', baseline: [BASE_CASE] },
  suppliersByStage: { rows: ['SUPPLIER'], columns: ['STAGE'], basis: 'ANNUAL_VOLUME' },
  // Sources tell a declared footprint, whose source published it whole, from one calculated from factors.
  declaredOrCalculated: { rows: ['PRODUCT'], columns: ['SOURCE'], basis: 'KILOGRAM' },
};

export const PRESET_KEYS = Object.keys(PRESETS) as readonly PresetKey[];

/** The view with the axes, scenarios, baseline and basis of a preset; its products, filters and tab stay. */
export function applyPreset(view: ComparisonView, key: PresetKey): ComparisonView {
  return {
    ...view,
    scenarios: START_VIEW.scenarios,
    baseline: START_VIEW.baseline,
    target: START_VIEW.target,
    basis: START_VIEW.basis,
    show: START_VIEW.show,
    sort: START_VIEW.sort,
    ...PRESETS[key],
  };
}

/** The preset a view is an instance of, if any. */
export function presetOf(view: ComparisonView): PresetKey | null {
  const same = (key: PresetKey): boolean => {
    const applied = applyPreset(view, key);
    return (['rows', 'columns', 'scenarios', 'basis'] as const).every(
      (part) => String(applied[part]) === String(view[part]),
    );
  };
  return PRESET_KEYS.find(same) ?? null;
}
