import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { WaterfallChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatShareDelta, massUnitFor } from '../../lib/format.ts';
import { STAGES_IN_TOTAL } from '../../lib/stages.ts';
import { Button, Figure } from '../../ui/index.ts';
import { relativeChange } from './basis.ts';
import styles from './Panels.module.css';
import type { Column, PreviewAnswers } from './preview/previewTypes.ts';
import type { ScenarioWords } from './useChangeWords.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export interface EffectPanelProps {
  readonly ready: PreviewReady;
  readonly preview: PreviewAnswers['preview'];
  readonly words: ScenarioWords;
  /** Name of the draft. */
  readonly name: string;
}

const FIRST = 8;

/** How the base case becomes the scenario: stage by stage, and product by product. */
export function EffectPanel({ ready, preview, words, name }: EffectPanelProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const { columns, before, after, gaps } = preview;
  const [base, draft] = columns;
  // One unit for the whole chart, by the larger of its two totals.
  const mass = massUnitFor(Math.max(base?.totalKgCo2e ?? 0, draft?.totalKgCo2e ?? 0));
  const changes = useMemo(
    () =>
      STAGES_IN_TOTAL.flatMap((stage) => {
        const [from, to] = [kgOf(base, stage), kgOf(draft, stage)];
        if (from === undefined && to === undefined) return [];
        return [
          {
            ...{ key: stage, label: t(`stage.${stage}`), gaps: [] },
            ...{ before: inUnit(from, mass.kg), after: inUnit(to, mass.kg) },
          },
        ];
      }),
    [base, draft, mass.kg, t],
  );
  const products = new Map(ready.labels.products.map((product) => [product.assessmentId, product]));
  const rows = ready.overview.assessmentIds
    .map((assessmentId, place) => ({
      product: products.get(assessmentId)!,
      before: before[place] ?? null,
      after: after[place] ?? null,
      gaps: gaps[place] ?? 0,
    }))
    .map((row) => ({ ...row, change: relativeChange(row.before, row.after) }))
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
  return (
    <div className={styles.panel}>
      <WaterfallChart
        caption={t('scenarios.byStage')}
        before={t('scenarios.before')}
        after={name}
        changes={changes}
        unit={`${mass.unit} CO₂e`}
      />
      <h3>{t('scenarios.byProduct')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('scenarios.product')}</th>
            <th scope="col" className={styles.number}>
              {t('scenarios.before')}
            </th>
            <th scope="col" className={styles.number}>
              {t('ui.kgCo2e')}
            </th>
            <th scope="col" className={styles.number}>
              {t('scenarios.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, isWhole ? rows.length : FIRST).map((row) => (
            <tr key={row.product.assessmentId}>
              <td>
                <Link to={`/products/${encodeURIComponent(row.product.id)}`}>
                  {words.pick(row.product.names)}
                </Link>
                {row.gaps > 0 && (
                  <span className={styles.warning}>{t('scenarios.gaps', { count: row.gaps })}</span>
                )}
              </td>
              <td className={styles.number}>
                <Figure value={row.before} />
              </td>
              <td className={styles.number}>
                <Figure value={row.after} />
              </td>
              <td className={styles.number} data-sign={Math.sign(row.change ?? 0)}>
                {row.change === 0 ? '0%' : formatShareDelta(row.change, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FIRST && (
        <Button variant="quiet" className={styles.start} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('scenarios.less') : t('scenarios.allProducts', { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

function kgOf(
  column: Column | undefined,
  stage: Column['stages'][number]['stage'],
): number | null | undefined {
  return column?.stages.find((one) => one.stage === stage)?.kgCo2e;
}

function inUnit(kg: number | null | undefined, size: number): number | null | undefined {
  return kg == null ? kg : kg / size;
}
