import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatShare, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Table } from '../../ui/index.ts';
import styles from './Schemes.module.css';
import { type PlacedNode, placeNodes, type Rules } from './schemeView.ts';

/** Groups and indicators with what rests on each, the two values it is scored between, and where it comes from. */
export function RulesTable({ rules }: { readonly rules: Rules }) {
  const { t } = useTranslation();
  return (
    <Table label={t('schemes.indicators')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('evaluations.indicator')}</th>
          <th scope="col" data-number>
            {t('evaluations.weight')}
          </th>
          <th scope="col">{t('schemes.kind')}</th>
          <th scope="col" data-number>
            {t('schemes.benchmark')}
          </th>
          <th scope="col" data-number>
            {t('schemes.leading')}
          </th>
          <th scope="col">{t('schemes.applies')}</th>
          <th scope="col">{t('evaluations.evidence')}</th>
          <th scope="col">{t('schemes.source')}</th>
        </tr>
      </thead>
      <tbody>
        {placeNodes(rules.nodes).map((placed) => (
          <NodeRow key={placed.node.key} placed={placed} />
        ))}
      </tbody>
    </Table>
  );
}

function NodeRow({ placed: { node, depth, share } }: { readonly placed: PlacedNode }) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const hint = either(node.hint ?? '', node.hintZh ?? '');
  if (node.kind === 'GROUP')
    return (
      <tr className={styles.group}>
        <th scope="row" style={{ paddingLeft: `${depth}rem` }}>
          {nameOf(node)}
        </th>
        <td data-number>{formatShare(share, locale)}</td>
        <td colSpan={6} />
      </tr>
    );
  const isMeasured = node.kind === 'SHARE' || node.kind === 'QUANTITY';
  const value = (number: number | null | undefined): string => {
    if (!isMeasured) return '';
    return number == null
      ? t('schemes.toBeSet')
      : `${formatAmount(number, locale)} ${unitName(node.unit ?? '', locale)}`;
  };
  return (
    <tr>
      <th scope="row" style={{ paddingLeft: `${depth}rem` }}>
        {nameOf(node)}
        <span className="under">{[node.key, hint].filter(Boolean).join(' · ')}</span>
      </th>
      <td data-number>{formatShare(share, locale)}</td>
      <td>
        {t(`schemes.kinds.${node.kind}`)}
        {node.dataLink && <span className="under">{t('schemes.linked')}</span>}
      </td>
      <td data-number>{value(node.benchmark)}</td>
      <td data-number>{value(node.leading)}</td>
      <td>
        {node.isMandatory
          ? t('evaluations.mandatory')
          : t(node.mayNotApply ? 'schemes.mayNotApply' : 'schemes.always')}
      </td>
      <td>
        {node.needsEvidence
          ? node.evidenceMaxAgeMonths == null
            ? t('evaluations.yes')
            : t('schemes.atMost', { months: node.evidenceMaxAgeMonths })
          : MISSING}
      </td>
      <td>
        {node.benchmarkSource}
        <span className="under">
          {[
            node.clause && t('standards.clause', { clause: node.clause }),
            node.certainty && t(`standards.certainty.${node.certainty}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </td>
    </tr>
  );
}
