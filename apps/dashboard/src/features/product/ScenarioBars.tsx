import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatFull, formatShareDelta } from '../../lib/format.ts';
import { Card, Figure } from '../../ui/index.ts';
import type { LoadedAssessment, LoadedFootprint } from './assessmentTypes.ts';
import styles from './ScenarioBars.module.css';

export interface ScenarioBarsProps {
  readonly base: LoadedFootprint;
  readonly scenarios: LoadedAssessment['scenarioFootprints'];
  readonly productId: string;
}

/** Totals under each scenario beside the base case, drawn from zero on one axis: same product, same unit. */
export function ScenarioBars({ base, scenarios, productId }: ScenarioBarsProps) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const largest = Math.max(0, ...[base, ...scenarios].map(({ totalKgCo2e }) => totalKgCo2e ?? 0));
  return (
    <Card title={t('product.scenarios')} subtitle={t('product.scenariosHint')}>
      <ul className={styles.list}>
        <Bar name={t('product.baseCase')} kgCo2e={base.totalKgCo2e} base={null} largest={largest} />
        {scenarios.map(({ id, scenario, totalKgCo2e }) => (
          <Bar
            key={id}
            name={scenario ? nameOf(scenario) : t('product.baseCase')}
            address={
              scenario
                ? `/scenarios/${encodeURIComponent(scenario.id)}?products=${encodeURIComponent(productId)}`
                : undefined
            }
            description={scenario ? either(scenario.description, scenario.descriptionZh) : ''}
            kgCo2e={totalKgCo2e}
            base={base.totalKgCo2e}
            largest={largest}
          />
        ))}
      </ul>
    </Card>
  );
}

interface BarProps {
  readonly name: string;
  readonly description?: string;
  /** Where it can be played with. */
  readonly address?: string | undefined;
  readonly kgCo2e: number | null;
  /** Null for the base case itself. */
  readonly base: number | null;
  readonly largest: number;
}

function Bar({ name, description, address, kgCo2e, base, largest }: BarProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const delta = kgCo2e === null || base === null ? null : kgCo2e - base;
  const width = kgCo2e === null || largest <= 0 ? 0 : (100 * Math.max(0, kgCo2e)) / largest;
  return (
    <li className={styles.row} title={description}>
      <span className={styles.name}>{address === undefined ? name : <Link to={address}>{name}</Link>}</span>
      <span className={styles.value}>
        <Figure value={kgCo2e} unit="kg" />
      </span>
      <span className={styles.track}>
        <span className={styles.fill} data-base={base === null} style={{ width: `${width}%` }} />
      </span>
      <span className={styles.delta} data-sign={delta === null ? 0 : Math.sign(delta)}>
        {delta === null ? (
          ''
        ) : delta === 0 ? (
          t('product.noChange')
        ) : (
          <span title={`${formatFull(delta, locale)} kg`}>
            {base ? formatShareDelta(delta / base, locale) : ''}
          </span>
        )}
      </span>
    </li>
  );
}
