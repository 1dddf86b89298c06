import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import styles from './BomImport.module.css';
import { chosenRows, countStates, type ReviewLine } from './bomReview.ts';

export interface BomDecisionProps {
  readonly lines: readonly ReviewLine[];
  /** Lines that the assessment has now. */
  readonly linesNow: number;
  readonly saving: boolean;
  readonly onSave: (rows: ReturnType<typeof chosenRows>, replace: boolean) => void;
}

/** How many lines are in which state, and taking over those that are decided. */
export function BomDecision({ lines, linesNow, saving, onSave }: BomDecisionProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [looked, setLooked] = useState(false);
  const [withOpen, setWithOpen] = useState(false);
  const [replace, setReplace] = useState(false);
  const counts = countStates(lines);
  const rows = chosenRows(lines, withOpen);
  const shown = (['BLOCKED', 'CHOOSE', 'SEARCHING', 'PROPOSED', 'CHOSEN', 'GAP', 'LEFT_OUT'] as const).filter(
    (state) => counts[state] > 0,
  );
  return (
    <div className={styles.decision}>
      <dl className={styles.counts}>
        {shown.map((state) => (
          <div key={state} data-state={state}>
            <dt>{t(`bom.states.${state}`)}</dt>
            <dd>{formatCount(counts[state], locale)}</dd>
          </div>
        ))}
      </dl>
      {counts.PROPOSED > 0 && (
        <Checkbox
          checked={looked}
          onChange={setLooked}
          label={t('bom.looked', { proposals: formatCount(counts.PROPOSED, locale) })}
        />
      )}
      {counts.CHOOSE > 0 && (
        <Checkbox
          checked={withOpen}
          onChange={setWithOpen}
          label={t('bom.withOpen', { lines: formatCount(counts.CHOOSE, locale) })}
        />
      )}
      {linesNow > 0 && (
        <Checkbox
          checked={replace}
          onChange={setReplace}
          label={t('bom.replace', { lines: formatCount(linesNow, locale) })}
        />
      )}
      <Button
        variant="primary"
        disabled={saving || rows.length === 0 || counts.SEARCHING > 0 || (counts.PROPOSED > 0 && !looked)}
        onClick={() => onSave(rows, replace)}
      >
        {saving ? t('bom.saving') : t('bom.save', { lines: formatCount(rows.length, locale) })}
      </Button>
    </div>
  );
}
