import { useTranslation } from 'react-i18next';
import type { FactorFactsFragment } from '../graphql/generated/graphql.ts';
import { useGasName, useLanguage } from '../i18n/index.ts';
import { categoryName } from '../lib/categoryName.ts';
import { codeLabel } from '../lib/codeLabel.ts';
import { formatRegion } from '../lib/format.ts';
import { unitName } from '../lib/unitName.ts';
import styles from './FactorProvenance.module.css';
import { Facts } from './Facts.tsx';
import { Figure } from './Figure.tsx';
import { OutsideLink } from './OutsideLink.tsx';

/** Value, gases, scope and full origin of one factor: nothing about it is left out. */
export function FactorProvenance({ factor }: { readonly factor: FactorFactsFragment }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { source } = factor;
  return (
    <div className={styles.provenance}>
      <p className={styles.value}>
        <strong>
          <Figure value={factor.kgCo2ePerUnit} />
        </strong>{' '}
        {t('ui.kgCo2e')} / {unitName(factor.unit, locale)}
      </p>
      {factor.kgCo2ePerUnit === null && <p className={styles.note}>{t('factor.gasesOnly')}</p>}
      <Facts
        facts={[
          [t('factor.region'), withCode(formatRegion(factor.region, locale), factor.region)],
          [t('factor.year'), factor.year],
          [t('factor.gwpSet'), factor.gwpSet ?? t('ui.missing')],
          [t('factor.boundary'), codeLabel(factor.boundary)],
          [t('factor.transportMode'), factor.transportMode && t(`transportMode.${factor.transportMode}`)],
          [t('factor.category'), categoryName(factor.category, locale)],
          [t('factor.activity'), factor.activity],
          [t('factor.code'), factor.code],
          [t('factor.note'), factor.note],
        ]}
      />
      <Gases factor={factor} />
      <section className={styles.source}>
        <h3>{t('factor.source')}</h3>
        <p>
          <OutsideLink url={source.url}>{nameOf(source)}</OutsideLink>
        </p>
        <Facts
          facts={[
            [t('factor.publisher'), source.publisher],
            [t('factor.version'), editionOf(source)],
            [t('factor.sourceRow'), factor.sourceRow],
            [
              t('factor.licence'),
              <OutsideLink key="licence" url={source.licenceUrl}>
                {source.licence}
              </OutsideLink>,
            ],
            [t('factor.attribution'), source.attribution],
          ]}
        />
      </section>
    </div>
  );
}

function Gases({ factor }: { readonly factor: FactorFactsFragment }) {
  const { t } = useTranslation();
  const gasName = useGasName();
  const { locale } = useLanguage();
  if (factor.gases.length === 0) return <p className={styles.note}>{t('factor.noGases')}</p>;
  return (
    <section>
      <h3>{t('factor.gases')}</h3>
      <table className={styles.gases}>
        <thead>
          <tr>
            <th scope="col">{t('factor.gas')}</th>
            <th scope="col">{t('factor.kgPerUnit', { unit: unitName(factor.unit, locale) })}</th>
          </tr>
        </thead>
        <tbody>
          {factor.gases.map(({ gas, kgPerUnit }) => (
            <tr key={gas}>
              <td>{gasName(gas)}</td>
              <td>
                <Figure value={kgPerUnit} />
              </td>
            </tr>
          ))}
          {factor.otherCo2e !== 0 && (
            <tr>
              <td>{t('factor.otherCo2e')}</td>
              <td>
                <Figure value={factor.otherCo2e} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function withCode(name: string, code: string): string {
  return name === code ? code : `${name} (${code})`;
}

/** A version that already says the year is not followed by it. */
function editionOf({ version, year }: FactorFactsFragment['source']): string {
  return year === null || version.includes(String(year)) ? version : `${version} (${year})`.trim();
}
