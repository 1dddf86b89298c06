import { useTranslation } from 'react-i18next';
import { STAGES } from '../../lib/stages.ts';
import { Select, Table } from '../../ui/index.ts';
import styles from './BomImport.module.css';
import { type BomMapping, MAPPED_FIELDS, withColumn } from './bomMapping.ts';
import type { LoadedBom } from './useBom.ts';

export interface BomMappingFormProps {
  readonly bom: LoadedBom;
  readonly onChange: (mapping: string) => void;
}

/** Which column holds what: guessed, shown beside the first rows, and corrected here. */
export function BomMappingForm({ bom, onChange }: BomMappingFormProps) {
  const { t } = useTranslation();
  const mapping = JSON.parse(bom.mapping) as BomMapping;
  const change = (next: BomMapping): void => onChange(JSON.stringify(next));
  const options = bom.headings.map((heading) => ({ value: heading, label: heading }));
  const isIncomplete = !mapping.columns?.name || !mapping.columns.amount;
  return (
    <details className={styles.mapping} open={isIncomplete}>
      <summary>{t('bom.columns')}</summary>
      <fieldset className={styles.fields}>
        <legend className="visually-hidden">{t('bom.columns')}</legend>
        {MAPPED_FIELDS.map((field) => (
          <Select
            key={field}
            label={t(`bom.fields.${field}`)}
            all={t('library.noColumn')}
            value={mapping.columns?.[field] ?? ''}
            options={options}
            onChange={(heading) => change(withColumn(mapping, field, heading))}
          />
        ))}
        <Select
          label={t('library.numbers')}
          all={t('bom.numbersUnknown')}
          value={mapping.numbers ?? ''}
          options={[
            { value: 'POINT', label: '1,234.5' },
            { value: 'COMMA', label: '1.234,5' },
          ]}
          onChange={(numbers) => {
            const { numbers: _old, ...others } = mapping;
            change(numbers === '' ? others : { ...others, numbers: numbers as 'POINT' | 'COMMA' });
          }}
        />
        <Select
          label={t('bom.headingRow')}
          value={String(mapping.headingRow ?? 1)}
          options={bom.firstRows.map(({ row }) => ({ value: String(row), label: String(row) }))}
          onChange={(row) => {
            const { columns: _columns, ...others } = mapping;
            change({ ...others, headingRow: Number(row) });
          }}
        />
        <Select
          label={t('bom.defaultStage')}
          value={mapping.defaults?.stage ?? 'MATERIALS'}
          options={STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          onChange={(stage) =>
            change({
              ...mapping,
              defaults: { ...mapping.defaults, stage: stage as (typeof STAGES)[number] },
            })
          }
        />
      </fieldset>
      <Table label={t('library.firstRows')} className={styles.sample}>
        <caption className="visually-hidden">{t('library.firstRows')}</caption>
        <tbody>
          {bom.firstRows.map(({ row, cells }) => (
            <tr key={row} data-heading={row === mapping.headingRow}>
              <th scope="row">{row}</th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
