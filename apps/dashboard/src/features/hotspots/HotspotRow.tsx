import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ComparisonBasis } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage, useMemberNames } from '../../i18n/index.ts';
import { bulkEditMembersAddress } from '../../lib/bulkEditAddress.ts';
import { compareMembersAddress } from '../../lib/compareAddress.ts';
import { formatShare, type MassUnit } from '../../lib/format.ts';
import { Checkbox, Figure, Icon } from '../../ui/index.ts';
import styles from './Hotspots.module.css';
import type { OpenedLines } from './LinesDrawer.tsx';
import { type HotspotEntry, isOne } from './toHotspots.ts';

export interface HotspotRowProps {
  readonly entry: HotspotEntry;
  /** 0 for the outermost. */
  readonly depth: number;
  readonly mass: MassUnit;
  readonly basis: ComparisonBasis;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly onTurn: () => void;
  readonly onToggle: () => void;
  readonly onLines: (opened: OpenedLines) => void;
}

/** One hotspot: choose it, open it, see it in a comparison, or the lines behind it. */
export function HotspotRow(props: HotspotRowProps) {
  const { entry, depth, mass, basis, isOpen, isChosen, onTurn, onToggle, onLines } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useMemberNames();
  const gapName = useGapNames();
  const name = nameOf(entry.member, entry.count);
  const { kgCo2e, share } = entry;
  const editAddress = bulkEditMembersAddress(entry.path);
  return (
    <tr data-chosen={isChosen} data-vital={entry.isVital && depth === 0}>
      <th scope="row">
        <div className={styles.member} style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
          {entry.children.length > 0 ? (
            <button
              type="button"
              className={styles.turn}
              aria-expanded={isOpen}
              aria-label={t(isOpen ? 'hotspots.close' : 'hotspots.open', { name })}
              onClick={onTurn}
            >
              <Icon name="chevron" />
            </button>
          ) : (
            <span className={styles.turn} />
          )}
          {isOne(entry) && (
            <Checkbox
              checked={isChosen}
              onChange={onToggle}
              label={t('hotspots.choose', { name })}
              labelHidden
            />
          )}
          <span className={styles.name} title={name}>
            {name}
          </span>
        </div>
        <span className={styles.track} style={{ marginInlineStart: `${depth * 1.25 + 1.25}rem` }}>
          <span className={styles.fill} style={{ width: `${100 * Math.min(1, Math.max(0, share ?? 0))}%` }} />
        </span>
      </th>
      <td data-number>
        <Figure value={kgCo2e === null || kgCo2e === undefined ? null : kgCo2e / mass.kg} />
        {entry.gaps.length > 0 && (
          <span className={styles.gap} title={entry.gaps.map(gapName).join(', ')}>
            {' '}
            + ?
          </span>
        )}
      </td>
      <td data-number>{formatShare(share, locale)}</td>
      <td data-number className={styles.together}>
        {depth === 0 || entry.cumulativeShare == null
          ? formatShare(entry.cumulativeShare, locale)
          : t('hotspots.cumulativeInside', { share: formatShare(entry.cumulativeShare, locale) })}
      </td>
      <td className={styles.actions}>
        {isOne(entry) && (
          <>
            <button
              type="button"
              className={styles.action}
              aria-label={t('hotspots.linesOf', { name })}
              onClick={() => onLines({ name, path: entry.path })}
            >
              {t('hotspots.lines')}
            </button>
            {editAddress !== null && (
              <Link className={styles.action} to={editAddress} aria-label={t('hotspots.editOf', { name })}>
                {t('hotspots.edit')}
              </Link>
            )}
            <Link
              className={styles.action}
              to={compareMembersAddress(entry.path, basis)}
              aria-label={t('hotspots.compareOne', { name })}
            >
              {t('hotspots.compare')}
            </Link>
          </>
        )}
      </td>
    </tr>
  );
}
