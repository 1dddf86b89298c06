import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonBasis } from '../../graphql/generated/graphql.ts';
import type { MassUnit } from '../../lib/format.ts';
import { Table } from '../../ui/index.ts';
import { HotspotRow } from './HotspotRow.tsx';
import styles from './Hotspots.module.css';
import { type MemberPath, pathText } from './hotspotsView.ts';
import type { OpenedLines } from './LinesDrawer.tsx';
import type { HotspotEntry } from './toHotspots.ts';

export interface HotspotTableProps {
  readonly nodes: readonly HotspotEntry[];
  readonly mass: MassUnit;
  readonly basis: ComparisonBasis;
  readonly chosen: readonly MemberPath[];
  readonly onToggle: (path: MemberPath) => void;
  readonly onLines: (opened: OpenedLines) => void;
}

/** Hotspots inside hotspots; every level adds up to the row it is opened from. */
export function HotspotTable({ nodes, mass, basis, chosen, onToggle, onLines }: HotspotTableProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(nodes[0] ? [nodes[0].key] : []));
  const chosenKeys = new Set(chosen.map(pathText));
  const turn = (key: string): void =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <Table label={t('hotspots.nested')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('hotspots.member')}</th>
          <th scope="col" data-number>
            {mass.unit} CO₂e
          </th>
          <th scope="col" data-number>
            {t('hotspots.share')}
          </th>
          <th scope="col" data-number className={styles.together}>
            {t('hotspots.cumulative')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('hotspots.compare')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {visibleRows(nodes, opened).map(({ entry, depth }) => (
          <HotspotRow
            key={entry.key}
            entry={entry}
            depth={depth}
            mass={mass}
            basis={basis}
            isOpen={opened.has(entry.key)}
            isChosen={chosenKeys.has(entry.key)}
            onTurn={() => turn(entry.key)}
            onToggle={() => onToggle(entry.path)}
            onLines={onLines}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface VisibleRow {
  readonly entry: HotspotEntry;
  readonly depth: number;
}

function visibleRows(
  nodes: readonly HotspotEntry[],
  opened: ReadonlySet<string>,
  depth = 0,
): readonly VisibleRow[] {
  return nodes.flatMap((entry) => [
    { entry, depth },
    ...(opened.has(entry.key) ? visibleRows(entry.children, opened, depth + 1) : []),
  ]);
}
