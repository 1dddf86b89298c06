import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useMutation } from 'urql';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { Button, Select, Table } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';
import { StageOwnFactors, UploadedTableQuery } from './libraryQueries.ts';
import {
  FIRST_MAPPING,
  guessColumns,
  guessDelimiter,
  TABLE_FIELDS,
  type TableMapping,
} from './tableMapping.ts';
import { useTellAway } from './useTellAway.ts';

export interface OwnTableFormProps {
  readonly onStaged: (release: StagedReleaseFragment) => void;
}

interface Uploaded {
  readonly name: string;
  readonly uploadId: string;
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** A table of the organisation's own: choose it, say what its columns are, see what it would add. */
export function OwnTableForm({ onStaged }: OwnTableFormProps) {
  const { t } = useTranslation();
  const fileId = useId();
  const [table, setTable] = useState<Uploaded | null>(null);
  const [mapping, setMapping] = useState<TableMapping>(FIRST_MAPPING);
  const [problem, setProblem] = useState('');
  const client = useClient();
  const choose = async (file: File | undefined): Promise<void> => {
    setProblem('');
    setTable(null);
    if (file === undefined) return;
    try {
      const delimiter = guessDelimiter((await file.slice(0, 4_000).text()).split('\n', 1)[0] ?? '');
      const [uploadId = ''] = await uploadFiles([file], () => undefined);
      const options = JSON.stringify({ delimiter });
      const { data, error } = await client
        .query(UploadedTableQuery, { uploadId, mapping: options })
        .toPromise();
      if (error || !data) throw error ?? new Error(t('library.failed'));
      setMapping({ ...FIRST_MAPPING, delimiter, columns: guessColumns(data.uploadedTable[0]?.cells ?? []) });
      setTable({ name: file.name.replace(/\.\w+$/, ''), uploadId, rows: data.uploadedTable });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={styles.form}>
      <label htmlFor={fileId} className={styles.files}>
        <span>{t('library.ownFile')}</span>
        <input
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {table && (
        <MappingForm
          table={table}
          mapping={mapping}
          onChange={setMapping}
          onStaged={onStaged}
          onProblem={setProblem}
        />
      )}
      {problem !== '' && (
        <p role="alert" className={styles.problems}>
          {problem}
        </p>
      )}
    </div>
  );
}

interface MappingFormProps extends OwnTableFormProps {
  readonly table: Uploaded;
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
  readonly onProblem: (problem: string) => void;
}

function MappingForm({ table, mapping, onChange, onStaged, onProblem }: MappingFormProps) {
  const { t } = useTranslation();
  const [{ fetching }, stage] = useMutation(StageOwnFactors);
  const tellAway = useTellAway();
  const headings = (table.rows[mapping.headingRow - 1]?.cells ?? []).filter(Boolean);
  const options = headings.map((heading) => ({ value: heading, label: heading }));
  const send = async (): Promise<void> => {
    onProblem('');
    const { data, error } = await stage({
      name: table.name,
      uploadId: table.uploadId,
      mapping: JSON.stringify(mapping),
    });
    const answer = data?.stageOwnFactors;
    const { name } = table;
    tellAway(t(answer?.__typename === 'FactorRelease' ? 'library.readAway' : 'library.failedAway', { name }));
    if (answer?.__typename === 'FactorRelease') onStaged(answer);
    else if (answer?.__typename === 'InvalidInput')
      onProblem(answer.fields.map(({ message }) => message).join(' '));
    else onProblem(answer?.message ?? error?.message ?? t('library.failed'));
  };
  return (
    <>
      <Table label={t('library.firstRows')} size="small">
        <caption className={styles.caption}>{t('library.firstRows')}</caption>
        <tbody>
          {table.rows.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <fieldset className={styles.mapping}>
        <legend className={styles.hint}>{t('library.columns')}</legend>
        {TABLE_FIELDS.map((field) => (
          <Select
            key={field}
            label={t(`library.fields.${field}`)}
            all={t('library.noColumn')}
            value={mapping.columns[field] ?? ''}
            options={options}
            onChange={(heading) =>
              onChange({ ...mapping, columns: withColumn(mapping.columns, field, heading) })
            }
          />
        ))}
        <Select
          label={t('library.numbers')}
          value={mapping.numbers}
          options={[
            { value: 'POINT', label: '1,234.5' },
            { value: 'COMMA', label: '1.234,5' },
          ]}
          onChange={(numbers) => onChange({ ...mapping, numbers })}
        />
      </fieldset>
      <Button
        needs="IMPORT_FACTORS"
        variant="primary"
        disabled={fetching || !mapping.columns.name || !mapping.columns.value}
        onClick={() => void send()}
      >
        {fetching ? t('library.reading') : t('library.read')}
      </Button>
    </>
  );
}

function withColumn(columns: TableMapping['columns'], field: keyof TableMapping['columns'], heading: string) {
  const { [field]: _old, ...others } = columns;
  return heading === '' ? others : { ...others, [field]: heading };
}
