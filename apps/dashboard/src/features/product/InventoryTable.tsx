import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { compareStages, STAGES, stageColour } from '../../lib/stages.ts';
import { Badge, Card, Figure } from '../../ui/index.ts';
import type { LoadedFootprint, LoadedLine } from './assessmentTypes.ts';
import styles from './InventoryTable.module.css';
import { LineDrawer } from './LineDrawer.tsx';
import { type LineTotal, sumByLine } from './lineTotals.ts';

export interface InventoryTableProps {
  /** Where comments and evidence of the assessment are. */
  readonly scopeAddress: string;
  readonly lines: readonly LoadedLine[];
  readonly footprint: LoadedFootprint;
}

/** Every line by stage with what it adds to the total; a line opens to its factor and source. */
export function InventoryTable({ scopeAddress, lines, footprint }: InventoryTableProps) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  // A link from elsewhere may name a line.
  const [opened, open] = useState<LoadedLine | null>(
    () => lines.find(({ id }) => hash === `#${encodeURIComponent(id)}`) ?? null,
  );
  const totals = useMemo(
    () =>
      sumByLine(
        footprint.contributions.edges.map(({ node }) => node),
        footprint.contributions.totalCount,
      ),
    [footprint],
  );
  const stages = STAGES.filter((stage) => lines.some((line) => line.stage === stage)).sort(compareStages);
  return (
    <Card title={t('product.inventory')} subtitle={t('product.inventoryHint')}>
      <table className={styles.table}>
        <thead>
          <tr className={styles.heads}>
            <th scope="col">{t('product.line')}</th>
            <th scope="col" className={styles.origin}>
              {t('product.factor')}
            </th>
            <th scope="col" className={styles.number}>
              {t('product.amount')}
            </th>
            <th scope="col" className={styles.number}>
              {t('ui.kgCo2e')}
            </th>
          </tr>
        </thead>
        {stages.map((stage) => (
          <tbody key={stage}>
            <tr className={styles.stage}>
              <th scope="rowgroup">
                <span className={styles.colour} style={{ backgroundColor: stageColour(stage) }} />
                {t(`stage.${stage}`)}
              </th>
              <td className={styles.origin} />
              <td className={styles.number} />
              <td className={styles.number}>
                <Figure value={footprint.stages.find((result) => result.stage === stage)?.kgCo2e} />
              </td>
            </tr>
            {lines
              .filter((line) => line.stage === stage)
              .map((line) => (
                <Line key={line.id} line={line} total={totals?.get(line.id)} onOpen={() => open(line)} />
              ))}
          </tbody>
        ))}
      </table>
      {opened && (
        <LineDrawer
          line={opened}
          total={totals?.get(opened.id)}
          scopeAddress={scopeAddress}
          onClose={() => open(null)}
        />
      )}
    </Card>
  );
}

interface LineProps {
  readonly line: LoadedLine;
  readonly total: LineTotal | undefined;
  readonly onOpen: () => void;
}

function Line({ line, total, onOpen }: LineProps) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const origin = line.factor ?? line.inputAssessment?.product;
  return (
    <tr className={styles.line}>
      <td>
        <button type="button" className={styles.open} onClick={onOpen}>
          {nameOf(line)}
        </button>
        <span className={styles.detail}>
          {[either(line.process, line.processZh), line.supplier && nameOf(line.supplier)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </td>
      <td className={styles.origin}>
        <span className={styles.factor} title={origin ? nameOf(origin) : undefined}>
          {origin ? nameOf(origin) : t('product.noFactor')}
        </span>
        {line.primary && <Badge tone="good">{t('product.primary')}</Badge>}
      </td>
      <td className={styles.number}>
        <Figure value={line.amount} unit={line.unit} form="amount" />
      </td>
      <td className={styles.number}>
        <Figure value={total?.kgCo2e} />
        {total !== undefined && total.gaps.length > 0 && (
          <span className={styles.gap} title={t('gap.title', { count: total.gaps.length })}>
            ▵
          </span>
        )}
      </td>
    </tr>
  );
}
