import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatFull, formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import type { UnitBook } from '../../lib/units.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import styles from './ParametersPanel.module.css';
import {
  PARAMETER_FIELDS,
  type ParameterFault,
  type ParameterField,
  type ParameterRow,
  type WorkedOut,
} from './parameterRow.ts';

export interface ParameterTableRowProps {
  readonly row: ParameterRow;
  readonly faults: readonly ParameterFault[];
  /** As it is stored; undefined before it is. */
  readonly result: WorkedOut | undefined;
  readonly units: UnitBook;
  /** Where a line stands in the grid, by its stored id. */
  readonly lineOf: ReadonlyMap<string | undefined, { readonly row: number; readonly name: string }>;
  readonly onWrite: (key: string, field: ParameterField, text: string) => void;
  readonly onRemove: (key: string) => void;
  readonly onLine: (row: number) => void;
}

/** A parameter: a field in each cell, its value, and what follows from it. */
export function ParameterTableRow(props: ParameterTableRowProps) {
  const { row, faults, result, units, onWrite, onRemove } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const called = row.texts.name || t('parameters.unnamed');
  const unit = result?.parameter.unit ?? null;
  return (
    <tr>
      {PARAMETER_FIELDS.map((field) => (
        <td key={field} data-field={field}>
          <CellField
            label={`${called}, ${t(`parameters.field.${field}`)}`}
            text={row.texts[field]}
            place={`${row.key} ${field}`}
            isFaulty={faults.some((fault) => fault.field === field)}
            onText={(text) => onWrite(row.key, field, storedText(text, field, units))}
          />
        </td>
      ))}
      <td data-number title={formatFull(result?.value ?? null, locale)}>
        {result
          ? `${formatStated(result.value, locale)}${unit === null ? '' : ` ${unitName(unit, locale)}`}`
          : ''}
      </td>
      <td className={styles.dependants}>
        <Dependants {...props} />
      </td>
      <td>
        <IconButton
          needs="EDIT_SCENARIOS"
          label={t('parameters.removeNamed', { name: called })}
          onClick={() => onRemove(row.key)}
        >
          <Icon name="close" />
        </IconButton>
      </td>
    </tr>
  );
}

/** A unit is kept as its code, however it was written. */
function storedText(text: string, field: ParameterField, units: UnitBook): string {
  return field === 'unit' && text.trim() !== '' ? (units.find(text)?.code ?? text) : text;
}

const MOST_LINES = 3;

function Dependants({ result, lineOf, onLine }: ParameterTableRowProps) {
  const { t } = useTranslation();
  if (!result) return null;
  const lines = result.lineIds.flatMap((id) => lineOf.get(id) ?? []);
  if (lines.length + result.dependants.length === 0)
    return <span className={styles.unused}>{t('parameters.unused')}</span>;
  return (
    <>
      {result.dependants.map((name) => (
        <code key={name}>{name}</code>
      ))}
      {lines.slice(0, MOST_LINES).map(({ row, name }) => (
        <button key={row} type="button" className={styles.line} onClick={() => onLine(row)}>
          {row + 1} {name}
        </button>
      ))}
      {lines.length > MOST_LINES && <span>+{lines.length - MOST_LINES}</span>}
    </>
  );
}

interface CellFieldProps {
  readonly label: string;
  readonly text: string;
  readonly place: string;
  readonly isFaulty: boolean;
  readonly onText: (text: string) => void;
}

/** A field that is taken over when it is left; Escape puts back what was there. */
function CellField({ label, text, place, isFaulty, onText }: CellFieldProps) {
  const [written, write] = useState<string | null>(null);
  return (
    <input
      className={styles.input}
      aria-label={label}
      aria-invalid={isFaulty ? true : undefined}
      data-place={place}
      autoComplete="off"
      spellCheck={false}
      value={written ?? text}
      onChange={({ target }) => write(target.value)}
      onBlur={() => {
        if (written !== null) onText(written);
        write(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && written !== null) write(null);
      }}
    />
  );
}
