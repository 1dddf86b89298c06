import type { Change } from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion, formatShare } from '../../lib/format.ts';
import { Segments, Select, Slider } from '../../ui/index.ts';
import {
  type Scaled,
  setElectricity,
  setMode,
  setRecycled,
  setRegion,
  setSupplier,
  switchId,
} from './levers.ts';
import type { LeverSubject } from './preview/previewTypes.ts';
import type { ScenarioWords } from './useChangeWords.ts';

export interface LeverSwitchProps {
  readonly group: Scaled;
  readonly subject: LeverSubject;
  readonly labels: PreviewLabels;
  readonly words: ScenarioWords;
  readonly regions: readonly string[];
  /** What the switch has written into the draft. */
  readonly choice: Change | undefined;
  readonly onChange: (id: string, change: Change | null) => void;
}

/** What else can be done about a subject than more or less of it. */
export function LeverSwitch(props: LeverSwitchProps) {
  const { group, subject, labels, words, regions, choice, onChange } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { subject: name } = subject;
  const put = (change: Change | null): void => onChange(switchId(group, name), change);
  switch (group) {
    case 'MATERIAL': {
      const recycled = labels.alternatives.find(({ fromActivity }) => fromActivity === name);
      if (recycled === undefined) return null;
      const share = choice?.kind === 'SET_RECYCLED_CONTENT' ? choice.recycledShare : 0;
      return (
        <Slider
          label={t('scenarios.recycled')}
          value={share}
          min={0}
          max={1}
          step={0.01}
          origin={0}
          text={formatShare(share, locale)}
          onChange={(next) =>
            choice?.kind === 'SET_RECYCLED_CONTENT' && choice.id !== switchId(group, name)
              ? onChange(choice.id, { ...choice, recycledShare: next })
              : put(setRecycled(name, recycled.toActivity, next))
          }
        />
      );
    }
    case 'ELECTRICITY':
      return (
        <Segments
          label={t('scenarios.source')}
          value={choice?.kind === 'REPLACE_ACTIVITY' ? choice.toActivity : ''}
          options={[
            { value: '', label: t('scenarios.asIs') },
            { value: 'electricity-wind', label: t('scenarios.wind') },
            { value: 'electricity-solar-pv', label: t('scenarios.solar') },
          ]}
          onChange={(to) => put(setElectricity(name, to))}
        />
      );
    case 'TRANSPORT':
      return (
        <Segments
          label={t('scenarios.group.TRANSPORT')}
          value={choice?.kind === 'CHANGE_TRANSPORT_MODE' ? choice.toTransportMode : name}
          options={['ROAD', 'RAIL', 'SEA', 'AIR'].map((mode) => ({
            value: mode,
            label: t(`scenarios.mode.${mode as 'ROAD'}`),
          }))}
          onChange={(to) => put(setMode(name, to))}
        />
      );
    case 'SUPPLIER':
      return (
        <Select
          label={t('scenarios.deliversInstead')}
          all={t('scenarios.nobody')}
          value={choice?.kind === 'REPLACE_SUPPLIER' ? choice.toSupplierId : ''}
          options={labels.suppliers
            .filter(({ localId }) => localId !== name)
            .map(({ localId, names, country }) => ({
              value: localId,
              label: `${words.pick(names)} · ${formatRegion(country, locale)}`,
            }))}
          onChange={(to) =>
            put(
              setSupplier(name, to, labels.suppliers.find(({ localId }) => localId === to)?.country ?? null),
            )
          }
        />
      );
    case 'REGION':
      return (
        <Select
          label={t('scenarios.moveTo')}
          all={t('scenarios.nobody')}
          value={choice?.kind === 'CHANGE_REGION' ? choice.toRegion : ''}
          options={regions
            .filter((region) => region !== name)
            .map((region) => ({ value: region, label: formatRegion(region, locale) }))
            .sort((a, b) => a.label.localeCompare(b.label, locale))}
          onChange={(to) => put(setRegion(name, to))}
        />
      );
    default:
      return group satisfies never;
  }
}
