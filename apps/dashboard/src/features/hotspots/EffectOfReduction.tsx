import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { ReductionEffectQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatKg, formatShare, massUnitFor } from '../../lib/format.ts';
import { Button, Figure } from '../../ui/index.ts';
import styles from './Hotspots.module.css';
import { MakeScenario } from './hotspotQueries.ts';

export interface EffectOfReductionProps {
  readonly effect: ReductionEffectQuery['reductionEffect'];
  readonly percent: number;
  /** Of the members, in the order of `effect.alone`. */
  readonly names: readonly string[];
}

/** What is saved, what is not in the number, and how it becomes a scenario. */
export function EffectOfReduction({ effect, percent, names }: EffectOfReductionProps) {
  const { t } = useTranslation();
  const { locale, labelOf } = useLanguage();
  const { savedPerYear, share, alone, elsewherePerYear, fixedPerYear, withoutVolume, lines } = effect;
  const mass = massUnitFor(savedPerYear ?? 0);
  const text = (kg: number): string => `${formatKg(kg / mass.kg, locale)} ${mass.unit} CO₂e`;
  const sum = alone.reduce<number>((all, kg) => all + (kg ?? 0), 0);
  const overlap = alone.length > 1 && savedPerYear != null ? sum - savedPerYear : 0;
  if (lines === 0) return <p className={styles.nothing}>{t('hotspots.effect.nothing')}</p>;
  return (
    <>
      <p className={styles.saved}>
        <strong>
          <Figure value={savedPerYear == null ? null : savedPerYear / mass.kg} unit={`${mass.unit} CO₂e`} />
        </strong>{' '}
        {t('hotspots.effect.saved')}
        <span className={styles.savedShare}>
          {formatShare(share, locale)} {t('hotspots.effect.share')}
        </span>
      </p>
      {alone.length > 1 && (
        <dl className={styles.alone} aria-label={t('hotspots.effect.alone')}>
          {alone.map((kg, place) => (
            <div key={names[place]}>
              <dt>{names[place]}</dt>
              <dd>{kg == null ? '–' : text(kg)}</dd>
            </div>
          ))}
        </dl>
      )}
      {savedPerYear != null && overlap > 1e-6 * savedPerYear && (
        <p className={styles.remark}>{t('hotspots.effect.overlap', { overlap: text(overlap) })}</p>
      )}
      {elsewherePerYear != null && (
        <p className={styles.remark}>
          {t('hotspots.effect.elsewhere', { elsewhere: text(elsewherePerYear) })}
        </p>
      )}
      {fixedPerYear != null && (
        <p className={styles.remark}>{t('hotspots.effect.fixed', { fixed: text(fixedPerYear) })}</p>
      )}
      {withoutVolume.length > 0 && (
        <p className={styles.remark}>
          {t('hotspots.effect.withoutVolume', {
            count: withoutVolume.length,
            names: withoutVolume.map(labelOf).join(', '),
          })}
        </p>
      )}
      <p className="under">
        {t('hotspots.effect.scope', {
          lines: formatCount(lines, locale),
          products: formatCount(effect.products, locale),
        })}
      </p>
      <ScenarioOfReduction key={names.join()} effect={effect} percent={percent} names={names} />
    </>
  );
}

/** Keeps the reduction as a scenario; then it is one click to the comparison with the base case. */
function ScenarioOfReduction({ effect, percent, names }: EffectOfReductionProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ fetching }, make] = useMutation(MakeScenario);
  const [made, setMade] = useState<{ readonly id: string; readonly percent: number } | null>(null);
  const [refused, setRefused] = useState('');
  const { selector, amountFactor, isByRule } = effect;
  if (!selector) return <p className={styles.remark}>{t('hotspots.effect.tooMany')}</p>;
  const create = async (): Promise<void> => {
    const share = formatShare(percent / 100, locale);
    const name = t('hotspots.effect.name', { percent: share, members: names.join(', ') }).slice(0, 200);
    const { __typename: _type, ...lists } = selector as typeof selector & { __typename?: string };
    const input = { name, changes: [{ kind: 'SCALE_AMOUNT' as const, amountFactor, selector: lists }] };
    const { data, error } = await make({ input });
    const result = data?.createScenario;
    if (result?.__typename === 'Scenario') setMade({ id: result.id, percent });
    else setRefused(result?.message ?? error?.message ?? t('ui.failed'));
  };
  if (made?.percent === percent) {
    const query = new URLSearchParams({
      columns: 'SCENARIO',
      scenarios: made.id,
      basis: 'ANNUAL_VOLUME',
      baseline: 'BASE',
    });
    return (
      <output className={styles.made}>
        {t('hotspots.effect.made')} <Link to={`/compare?${query}`}>{t('hotspots.effect.see')}</Link>
      </output>
    );
  }
  return (
    <>
      <Button needs="EDIT_SCENARIOS" variant="primary" disabled={fetching} onClick={create}>
        {t('hotspots.effect.make')}
      </Button>
      <p className="under">{t(isByRule ? 'hotspots.effect.byRule' : 'hotspots.effect.byLines')}</p>
      {refused !== '' && (
        <p role="alert" className={styles.remark}>
          {refused}
        </p>
      )}
    </>
  );
}
