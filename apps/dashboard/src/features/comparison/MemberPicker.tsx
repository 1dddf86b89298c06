import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import { MultiSelect } from '../../ui/index.ts';
import styles from './ComparisonControls.module.css';
import { ComparisonMembersQuery } from './comparisonQueries.ts';
import { useMemberLabel } from './useMemberLabel.ts';

export interface MemberPickerProps {
  readonly dimension: Dimension;
  readonly label: string;
  readonly selected: readonly string[];
  /** What no choice means. */
  readonly none: string;
  readonly onChange: (selected: readonly string[]) => void;
  /** Given: the choice is left out instead of kept. */
  readonly excludes?: boolean;
  readonly onExcludesChange?: (excludes: boolean) => void;
}

/** Chooses members of a dimension. They are asked for when the list is opened, or when a choice has to be named. */
export function MemberPicker(props: MemberPickerProps) {
  const { dimension, label, selected, none, onChange, excludes = false, onExcludesChange } = props;
  const { t } = useTranslation();
  const labelOf = useMemberLabel();
  const [opened, setOpened] = useState(false);
  const [{ data, fetching }] = useQuery({
    query: ComparisonMembersQuery,
    variables: { dimension },
    pause: !opened && selected.length === 0,
  });
  const known = new Map(
    data?.hotspots.hotspots.map((member) => [member.id, labelOf({ dimension, ...member })]),
  );
  // A chosen member may have no contribution any more; it must still be possible to take it away.
  for (const id of selected) if (!known.has(id)) known.set(id, fetching ? '…' : id);
  const names = selected.map((id) => known.get(id) ?? id);
  const summary =
    names.length === 0
      ? none
      : names.length <= 2
        ? names.join(', ')
        : t('compare.firstAndMore', { first: names[0]!, count: names.length - 1 });
  return (
    <MultiSelect
      label={label}
      summary={excludes && names.length > 0 ? t('compare.not', { members: summary }) : summary}
      options={[...known].map(([value, text]) => ({ value, label: text }))}
      selected={selected}
      onChange={onChange}
      active={selected.length > 0}
      onOpen={() => setOpened(true)}
      loading={fetching}
    >
      {onExcludesChange && (
        <fieldset className={styles.modes}>
          <legend className="visually-hidden">{label}</legend>
          {[false, true].map((mode) => (
            <label key={String(mode)}>
              <input
                type="radio"
                name={`mode-${dimension}`}
                checked={excludes === mode}
                onChange={() => onExcludesChange(mode)}
              />
              {t(mode ? 'compare.exclude' : 'compare.include')}
            </label>
          ))}
        </fieldset>
      )}
    </MultiSelect>
  );
}
