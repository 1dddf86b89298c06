import { useTranslation } from 'react-i18next';
import { StackedStagesChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatFull, formatKg, formatShareDelta } from '../../lib/format.ts';
import { STAGES_IN_TOTAL } from '../../lib/stages.ts';
import { Table } from '../../ui/index.ts';
import { massOn, relativeChange } from './basis.ts';
import styles from './Panels.module.css';
import type { Column, PreviewBasis } from './preview/previewTypes.ts';

export interface SidesPanelProps {
  /** The base case first. */
  readonly columns: readonly Column[];
  readonly basis: PreviewBasis;
  readonly nameOf: (scenarioId: string | null) => string;
}

/** Scenarios beside each other: bars of stages on one scale, and every stage against the base case. */
export function SidesPanel({ columns, basis, nameOf }: SidesPanelProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { perKg, unit } = massOn(basis);
  const stages = STAGES_IN_TOTAL.filter((stage) =>
    columns.some((column) => column.stages.some((one) => one.stage === stage)),
  );
  const kgOf = (column: Column, stage: (typeof stages)[number]): number | null =>
    column.stages.find((one) => one.stage === stage)?.kgCo2e ?? null;
  const inUnit = (kg: number | null): number | null => (kg === null ? null : kg * perKg);
  const written = (kg: number | null): string =>
    kg === null ? t('ui.missing') : formatKg(inUnit(kg), locale);
  const [base] = columns;
  return (
    <div className={styles.panel}>
      <p className={styles.muted}>{t('scenarios.sidesHint')}</p>
      <StackedStagesChart
        caption={t(`scenarios.${unit}`)}
        unit={t(`scenarios.${unit}`)}
        parts={stages.map((stage) => ({ key: stage, label: t(`stage.${stage}`), stage }))}
        bars={columns.map((column) => ({
          key: column.scenarioId ?? 'BASE',
          label: nameOf(column.scenarioId),
          values: stages.map((stage) => ({ part: stage, kgCo2e: inUnit(kgOf(column, stage)), gaps: [] })),
          total: inUnit(column.totalKgCo2e),
          gaps: [],
        }))}
      />
      <Table label={t('scenarios.sidesTitle')} className={styles.sides}>
        <thead>
          <tr>
            <th scope="col">
              {t('scenarios.stage')} · {t(`scenarios.${unit}`)}
            </th>
            {columns.map(({ scenarioId }) => (
              <th key={scenarioId ?? 'BASE'} scope="col" data-number>
                {nameOf(scenarioId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage}>
              <th scope="row">{t(`stage.${stage}`)}</th>
              {columns.map((column) => {
                const kg = kgOf(column, stage);
                const change = base && column !== base ? relativeChange(kgOf(base, stage), kg) : null;
                return (
                  <td key={column.scenarioId ?? 'BASE'} data-number>
                    {written(kg)}
                    <Part change={change} />
                  </td>
                );
              })}
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">{t('chart.total')}</th>
            {columns.map((column) => (
              <td key={column.scenarioId ?? 'BASE'} data-number>
                <span title={formatFull(column.totalKgCo2e, locale)}>{written(column.totalKgCo2e)}</span>
                <Part
                  change={
                    base && column !== base ? relativeChange(base.totalKgCo2e, column.totalKgCo2e) : null
                  }
                />
              </td>
            ))}
          </tr>
          {columns.some(({ gaps }) => gaps > 0) && (
            <tr>
              <th scope="row">{t('scenarios.gapCount')}</th>
              {columns.map(({ scenarioId, gaps }) => (
                <td key={scenarioId ?? 'BASE'} data-number>
                  {gaps}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </Table>
    </div>
  );
}

function Part({ change }: { readonly change: number | null }) {
  const { locale } = useLanguage();
  if (change === null || change === 0) return null;
  return (
    <span className={styles.part} data-sign={Math.sign(change)}>
      {formatShareDelta(change, locale)}
    </span>
  );
}
