import { useTranslation } from 'react-i18next';
import { Button, MergeFrame } from '../../ui/index.ts';
import type { MergedParameters } from './mergeParameters.ts';
import type { useParameters } from './useParameters.ts';

export interface ParameterMergeNoticeProps {
  readonly parameters: ReturnType<typeof useParameters>;
  readonly merged: MergedParameters;
}

/** Somebody else has changed parameters meanwhile: what both have touched, with a way to put one's own. */
export function ParameterMergeNotice({ parameters, merged }: ParameterMergeNoticeProps) {
  const { t } = useTranslation();
  const { rows, write, closeMerge } = parameters;
  return (
    <MergeFrame title={t('parameters.merged')} hint={t('inventory.merge.hint')} onClose={closeMerge}>
      {merged.conflicts.map(({ key, field, mine }) => {
        const row = rows.find((one) => one.key === key);
        if (row === undefined || row.texts[field] === mine) return null;
        return (
          <li key={`${key} ${field}`}>
            {t('inventory.merge.cell', {
              line: row.texts.name,
              column: t(`parameters.field.${field}`),
              theirs: row.texts[field] || t('inventory.emptyCell'),
              mine: mine || t('inventory.emptyCell'),
            })}{' '}
            <Button variant="quiet" onClick={() => write(key, field, mine)}>
              {t('inventory.merge.useMine')}
            </Button>
          </li>
        );
      })}
      {merged.revived.map((name) => (
        <li key={name}>{t('inventory.merge.revived', { name })}</li>
      ))}
    </MergeFrame>
  );
}
