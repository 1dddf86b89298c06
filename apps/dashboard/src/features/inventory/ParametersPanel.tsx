import { useTranslation } from 'react-i18next';
import type { UnitBook } from '../../lib/units.ts';
import { Button, Card, Icon, IconButton, Table } from '../../ui/index.ts';
import type { GridLine } from './gridLine.ts';
import { ParameterMergeNotice } from './ParameterMergeNotice.tsx';
import styles from './ParametersPanel.module.css';
import { ParameterTableRow } from './ParameterTableRow.tsx';
import { OWNERS, PARAMETER_FIELDS } from './parameterRow.ts';
import { useFaultText } from './useFaultText.ts';
import { useParameterKeys } from './useParameterKeys.ts';
import type { useParameters } from './useParameters.ts';

export interface ParametersPanelProps {
  readonly parameters: ReturnType<typeof useParameters>;
  readonly lines: readonly GridLine[];
  readonly idOf: (key: string) => string | undefined;
  readonly units: UnitBook;
  /** Goes to a line of the grid. */
  readonly onLine: (row: number) => void;
}

/** Numbers with names: what formulas use, what follows from each, and what scenarios may turn. */
export function ParametersPanel({ parameters, lines, idOf, units, onLine }: ParametersPanelProps) {
  const { t } = useTranslation();
  const { rows, faults, problem, add, revert, isLoading } = parameters;
  const describe = useFaultText();
  const keys = useParameterKeys(parameters);
  const lineOf = new Map(lines.map((line, row) => [idOf(line.key), { row, name: line.values.name }]));
  const ordered = OWNERS.flatMap((owner) => rows.filter((row) => row.owner === owner));
  return (
    <Card title={t('parameters.title')} subtitle={t('parameters.hint')}>
      {rows.length > 0 && (
        <Table label={t('parameters.title')} className={styles.table}>
          <thead>
            <tr>
              {PARAMETER_FIELDS.map((field) => (
                <th key={field} scope="col" data-field={field} title={t(`parameters.fieldHint.${field}`)}>
                  {t(`parameters.field.${field}`)}
                </th>
              ))}
              <th scope="col" data-number>
                {t('parameters.value')}
              </th>
              <th scope="col">{t('parameters.dependants')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('parameters.remove')}</span>
              </th>
            </tr>
          </thead>
          {OWNERS.map((owner) => {
            const own = ordered.filter((row) => row.owner === owner);
            if (own.length === 0) return null;
            return (
              <tbody key={owner} ref={keys.body(owner)} onKeyDown={keys.onKeyDown}>
                <tr className={styles.owner}>
                  <th scope="rowgroup" colSpan={PARAMETER_FIELDS.length + 3}>
                    {t(`parameters.owner.${owner}`)}
                  </th>
                </tr>
                {own.map((row) => (
                  <ParameterTableRow
                    key={row.key}
                    row={row}
                    faults={faults.filter(({ key }) => key === row.key)}
                    result={parameters.resultOf(row)}
                    units={units}
                    lineOf={lineOf}
                    onWrite={parameters.write}
                    onRemove={parameters.remove}
                    onLine={onLine}
                  />
                ))}
              </tbody>
            );
          })}
        </Table>
      )}
      {parameters.merged && <ParameterMergeNotice parameters={parameters} merged={parameters.merged} />}
      {!isLoading && rows.length === 0 && <p className={styles.empty}>{t('parameters.empty')}</p>}
      <div aria-live="polite" className={styles.faults}>
        {problem !== '' && <p>{problem}</p>}
        {faults.map((fault) => (
          <p key={`${fault.key} ${fault.field}`}>
            <strong>
              {rows.find(({ key }) => key === fault.key)?.texts.name || t('parameters.unnamed')},{' '}
              {t(`parameters.field.${fault.field}`)}
            </strong>{' '}
            {describe(fault)}
          </p>
        ))}
      </div>
      <div className={styles.tools}>
        <IconButton label={t('parameters.undo')} disabled={!parameters.canUndo} onClick={parameters.undo}>
          <Icon name="undo" />
        </IconButton>
        <IconButton label={t('parameters.redo')} disabled={!parameters.canRedo} onClick={parameters.redo}>
          <Icon name="redo" />
        </IconButton>
        {OWNERS.map((owner) => (
          <Button
            key={owner}
            needs="EDIT_SCENARIOS"
            variant={owner === 'OWN' ? 'secondary' : 'quiet'}
            onClick={() => keys.focus(add(owner))}
          >
            {t(`parameters.add.${owner}`)}
          </Button>
        ))}
        {(faults.length > 0 || problem !== '') && (
          <Button variant="quiet" onClick={revert}>
            {t('inventory.revert')}
          </Button>
        )}
        <details className={styles.help}>
          <summary>{t('parameters.how')}</summary>
          <p>{t('parameters.howHint')}</p>
        </details>
      </div>
    </Card>
  );
}
