import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { TRANSPORT_MODES } from '../../lib/lineCodes.ts';
import { REGIONS } from '../../lib/regionCodes.ts';
import { Button, ChoiceField, FactorSearch, NumberField, TextField } from '../../ui/index.ts';
import styles from './BulkEdit.module.css';
import { BulkChoicesQuery } from './bulkQueries.ts';
import type { ChangeDraft } from './bulkView.ts';

export interface ChangeFormProps {
  readonly draft: ChangeDraft;
  readonly onChange: (draft: ChangeDraft) => void;
}

const RATINGS = ['1', '2', '3', '4', '5'] as const;
const QUALITIES = ['technologicalDqr', 'geographicalDqr', 'temporalDqr'] as const;

/** What shall be different; fields left empty stay as they are. */
export function ChangeForm({ draft, onChange }: ChangeFormProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [isSearching, setSearching] = useState(false);
  const [{ data }] = useQuery({ query: BulkChoicesQuery });
  const suppliers = (data?.suppliers.edges ?? []).map(({ node }) => node);
  const stays = t('bulkEdit.stays');
  return (
    <div className={styles.fields}>
      <div className={styles.factor}>
        <span className={styles.label}>{t('bulkEdit.factor')}</span>
        <span>{draft.factor ? nameOf(draft.factor) : stays}</span>
        <span className={styles.actions}>
          <Button onClick={() => setSearching(true)}>{t('bulkEdit.chooseFactor')} …</Button>
          {draft.factor && (
            <Button variant="quiet" onClick={() => onChange({ ...draft, factor: null })}>
              {t('ui.clear')}
            </Button>
          )}
        </span>
      </div>
      <ChoiceField
        label={t('bulkEdit.supplier')}
        none={stays}
        value={draft.supplierId}
        options={suppliers.map((supplier) => ({ value: supplier.id, label: nameOf(supplier) }))}
        onChange={(supplierId) => onChange({ ...draft, supplierId })}
      />
      <NumberField
        label={t('bulkEdit.amountFactor')}
        value={draft.amountFactor}
        onChange={(amountFactor) => onChange({ ...draft, amountFactor })}
      />
      <ChoiceField
        label={t('bulkEdit.transportMode')}
        none={stays}
        value={draft.transportMode}
        options={TRANSPORT_MODES.map((mode) => ({ value: mode, label: t(`transportMode.${mode}`) }))}
        onChange={(mode) =>
          onChange({ ...draft, transportMode: TRANSPORT_MODES.find((each) => each === mode) ?? '' })
        }
      />
      <NumberField
        label={t('bulkEdit.distance')}
        unit="km"
        value={draft.distanceKm}
        onChange={(distanceKm) => onChange({ ...draft, distanceKm })}
      />
      <ChoiceField
        label={t('bulkEdit.region')}
        none={stays}
        value={draft.region}
        options={REGIONS.map(({ code }) => ({ value: code, label: formatRegion(code, locale) }))}
        onChange={(region) => onChange({ ...draft, region })}
      />
      {QUALITIES.map((quality) => (
        <ChoiceField
          key={quality}
          label={t(`bulkEdit.${quality}`)}
          none={stays}
          value={draft[quality]}
          options={RATINGS.map((value) => ({ value, label: value }))}
          onChange={(value) => onChange({ ...draft, [quality]: value })}
        />
      ))}
      <ChoiceField
        label={t('bulkEdit.primary')}
        none={stays}
        value={draft.primary}
        options={[
          { value: 'true', label: t('ui.yes') },
          { value: 'false', label: t('ui.no') },
        ]}
        onChange={(value) =>
          onChange({ ...draft, primary: value === 'true' || value === 'false' ? value : '' })
        }
      />
      <TextField
        label={t('bulkEdit.comment')}
        value={draft.comment}
        onChange={(comment) => onChange({ ...draft, comment })}
      />
      {isSearching && (
        <FactorSearch
          text={draft.factor ? nameOf(draft.factor) : ''}
          onPick={(factor) => {
            setSearching(false);
            onChange({ ...draft, factor });
          }}
          onClose={() => setSearching(false)}
        />
      )}
    </div>
  );
}
