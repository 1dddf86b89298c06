import { memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatRegion, formatShare } from '../../lib/format.ts';
import { compareStages, STAGES } from '../../lib/stages.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, type BadgeProps, FactorSearch } from '../../ui/index.ts';
import styles from './BomImport.module.css';
import type { Choice, LineState, ReviewLine, Suggestion } from './bomReview.ts';

export interface BomReviewRowProps {
  readonly line: ReviewLine;
  readonly index: number;
  /** What the server refused of this line. */
  readonly refusal: string;
  /** What is decided anew; the rest stays. */
  readonly onChoose: (row: number, choice: Choice) => void;
  readonly measure?: Ref<HTMLTableRowElement> | undefined;
}

const TONES: Readonly<Record<LineState, NonNullable<BadgeProps['tone']>>> = {
  BLOCKED: 'danger',
  CHOOSE: 'warning',
  SEARCHING: 'neutral',
  PROPOSED: 'info',
  CHOSEN: 'good',
  GAP: 'warning',
  LEFT_OUT: 'neutral',
};
const NO_FACTOR = ':none';
const LEAVE_OUT = ':out';
const SEARCH = ':search';
const STAGE_OPTIONS = [...STAGES].sort(compareStages);

/** One line: what the table says, what is wrong with it, and which factor it would be taken with. */
export const BomReviewRow = memo(function BomReviewRow(props: BomReviewRowProps) {
  const { line, index, refusal, onChoose, measure } = props;
  const { t } = useTranslation();
  const { row, choice, state } = line;
  const change = (next: Choice): void => onChoose(row.row, next);
  return (
    <tr ref={measure} data-index={index} data-state={state} className={styles.line}>
      <th scope="row" className={styles.number}>
        {row.row}
      </th>
      <td className={styles.what}>
        <NameCell line={line} />
        <Problems line={line} refusal={refusal} />
      </td>
      <td className={styles.amount}>
        <input
          type="number"
          step="any"
          aria-label={t('bom.amountOf', { row: row.row })}
          defaultValue={choice.amount ?? row.amount ?? ''}
          onBlur={({ target }) => {
            const amount = target.value === '' ? undefined : Number(target.value);
            if (amount !== undefined && amount !== (choice.amount ?? row.amount)) change({ amount });
          }}
        />
        <input
          type="text"
          list="bom-units"
          aria-label={t('bom.unitOf', { row: row.row })}
          defaultValue={choice.unit ?? row.unit}
          onBlur={({ target }) => {
            const unit = target.value.trim();
            if (unit !== '' && unit !== (choice.unit ?? row.unit)) change({ unit });
          }}
        />
        <select
          aria-label={t('bom.stageOf', { row: row.row })}
          value={choice.stage ?? row.stage}
          onChange={({ target }) => change({ stage: target.value as (typeof STAGES)[number] })}
        >
          {STAGE_OPTIONS.map((stage) => (
            <option key={stage} value={stage}>
              {t(`stage.${stage}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <FactorMenu line={line} onChange={change} />
        {line.picked && <Reasons suggestion={line.picked} />}
      </td>
      <td>
        <Badge tone={TONES[state]}>{t(`bom.states.${state}`)}</Badge>
      </td>
    </tr>
  );
});

function NameCell({ line: { row, choice } }: { readonly line: ReviewLine }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const details = [
    row.partNumber,
    row.description === row.name ? '' : row.description,
    row.region && formatRegion(row.region, locale),
    row.supplier
      ? nameOf(row.supplier)
      : row.supplierName && t('bom.newSupplier', { name: row.supplierName }),
  ].filter(Boolean);
  return (
    <>
      <span className={styles.name}>{choice.name ?? row.name}</span>
      {details.length > 0 && <span className={styles.hint}>{details.join(' · ')}</span>}
    </>
  );
}

function Problems({ line, refusal }: { readonly line: ReviewLine; readonly refusal: string }) {
  const { t, i18n } = useTranslation();
  if (line.state === 'LEFT_OUT') return null;
  return (
    <>
      {line.openProblems.map(({ code, value, isBlocking, message, remedy }) => (
        <span key={code} className={isBlocking ? styles.fault : styles.notice}>
          {i18n.exists(`bom.problems.${code}`)
            ? t(`bom.problems.${code as 'UNIT_UNKNOWN'}`, { value })
            : `${message} ${remedy}`}
        </span>
      ))}
      {refusal !== '' && <span className={styles.fault}>{refusal}</span>}
    </>
  );
}

interface FactorMenuProps {
  readonly line: ReviewLine;
  readonly onChange: (choice: Choice) => void;
}

/** The likely factors with region, year, value and score; also to take the line without one, or not at all. */
function FactorMenu({ line: { row, state, suggestions, picked }, onChange }: FactorMenuProps) {
  const { t } = useTranslation();
  const describe = useSuggestionText();
  const [isSearching, setSearching] = useState(false);
  const value = state === 'LEFT_OUT' ? LEAVE_OUT : state === 'GAP' ? NO_FACTOR : (picked?.factor.id ?? '');
  return (
    <>
      <select
        className={styles.menu}
        aria-label={t('bom.factorOf', { row: row.row })}
        value={value}
        onChange={({ target }) => {
          if (target.value === SEARCH) setSearching(true);
          else if (target.value === LEAVE_OUT) onChange({ leftOut: true });
          else if (target.value === NO_FACTOR) onChange({ leftOut: false, factorId: null });
          else if (target.value !== '') onChange({ leftOut: false, factorId: target.value });
        }}
      >
        {value === '' && (
          <option value="">
            {state === 'SEARCHING'
              ? t('bom.searching')
              : suggestions.length === 0
                ? t('bom.noneFound')
                : t('bom.choose')}
          </option>
        )}
        {suggestions.map((suggestion) => (
          <option key={suggestion.factor.id} value={suggestion.factor.id}>
            {describe(suggestion)}
          </option>
        ))}
        <option value={SEARCH}>{t('ui.searchLibrary')}</option>
        <option value={NO_FACTOR}>{t('bom.takeAsGap')}</option>
        <option value={LEAVE_OUT}>{t('bom.leaveOut')}</option>
      </select>
      {isSearching && (
        <FactorSearch
          text={row.name}
          onClose={() => setSearching(false)}
          onPick={(factor) => {
            onChange({ leftOut: false, factorId: factor.id, foundFactor: factor });
            setSearching(false);
          }}
        />
      )}
    </>
  );
}

function useSuggestionText(): (suggestion: Suggestion) => string {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  return ({ factor, score }) =>
    [
      nameOf(factor),
      formatRegion(factor.region, locale),
      factor.year,
      `${formatKg(factor.kgCo2ePerUnit, locale)} ${t('ui.kgCo2e')}/${unitName(factor.unit, locale)}`,
      Number.isNaN(score) ? '' : formatShare(score, locale),
    ]
      .filter(Boolean)
      .join(' · ');
}

function Reasons({
  suggestion: { found, missing, relaxed, factor, score },
}: {
  readonly suggestion: Suggestion;
}) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const relaxations = relaxed.map((name) => t(`bom.relaxed.${name as 'UNIT'}`));
  return (
    <span className={styles.hint}>
      {[
        Number.isNaN(score) ? t('bom.byHand') : t('bom.score', { score: formatShare(score, locale) }),
        found.length > 0 && t('bom.found', { words: found.join(', ') }),
        missing.length > 0 && t('bom.missing', { words: missing.join(', ') }),
        relaxations.length > 0 && t('bom.gaveUp', { things: relaxations.join(', ') }),
        nameOf(factor.source),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
