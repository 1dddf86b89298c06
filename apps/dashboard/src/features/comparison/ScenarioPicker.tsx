import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { MultiSelect, Select } from '../../ui/index.ts';
import { type ComparisonView, splitsScenarios } from './comparisonView.ts';
import type { ComparisonScenario } from './useComparison.ts';

export interface ScenarioPickerProps {
  readonly view: ComparisonView;
  readonly scenarios: readonly ComparisonScenario[];
  readonly onChange: (view: ComparisonView) => void;
}

/** Several scenarios where they stand side by side; otherwise one, because scenarios do not add up. */
export function ScenarioPicker({ view, scenarios, onChange }: ScenarioPickerProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const options = scenarios.map((scenario) => ({ value: scenario.id, label: nameOf(scenario) }));
  const isSplit = splitsScenarios(view);
  const selected = view.scenarios === 'ALL' ? scenarios.map(({ id }) => id) : view.scenarios;
  if (!isSplit) {
    return (
      <Select
        label={t('compare.scenario')}
        all={t('compare.baseCase')}
        value={selected[0] ?? ''}
        options={options}
        onChange={(id) => onChange({ ...view, scenarios: id === '' ? [] : [id] })}
      />
    );
  }
  return (
    <MultiSelect
      label={t('compare.scenarios')}
      summary={
        view.scenarios === 'ALL'
          ? t('ui.all')
          : selected.length === 0
            ? t('compare.baseCaseOnly')
            : t('compare.baseCaseAnd', { count: selected.length })
      }
      options={options}
      selected={selected}
      active={selected.length > 0}
      onChange={(chosen) =>
        onChange({ ...view, scenarios: chosen.length === scenarios.length ? 'ALL' : chosen })
      }
    />
  );
}
