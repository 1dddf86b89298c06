import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Button, Card, Checkbox, LinkReportView, OutsideLink, Tiles } from '../../ui/index.ts';
import { ChangeTable } from './ChangeTable.tsx';
import styles from './LibraryPage.module.css';
import { AcceptRelease, DiscardRelease } from './libraryQueries.ts';
import { MovedTable } from './MovedTable.tsx';
import { RejectionTable } from './RejectionTable.tsx';

export interface PreFlightProps {
  readonly release: StagedReleaseFragment;
  readonly onDone: () => void;
}

const TILES = ['new', 'changed', 'unchanged', 'gone', 'flagged', 'rejected', 'folded'] as const;

/** What accepting a staged release would do; nothing has happened yet. */
export function PreFlight({ release, onDone }: PreFlightProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { counts } = release;
  return (
    <Card
      title={t('library.preFlight', { source: nameOf(release.source), version: release.version })}
      subtitle={t('library.preFlightHint', {
        rows: formatCount(counts.rows, locale),
        factors: formatCount(counts.factors, locale),
      })}
    >
      <Tiles tiles={TILES.map((name) => [t(`library.counts.${name}`), counts[name]])} />
      {release.processDatabase && <LinkReportView report={release.processDatabase.report} />}
      <MovedTable moved={release.moved} />
      <ChangeTable title={t('library.changedTitle')} total={counts.changed} changes={release.changed} />
      <ChangeTable title={t('library.flaggedTitle')} total={counts.flagged} changes={release.flagged} />
      <ChangeTable title={t('library.goneTitle')} total={counts.gone} changes={release.gone} />
      <RejectionTable total={counts.rejected} rejections={release.rejections} />
      <Decision release={release} onDone={onDone} />
    </Card>
  );
}

function Decision({ release, onDone }: PreFlightProps) {
  const { t } = useTranslation();
  const [licence, setLicence] = useState(false);
  const [leaveOut, setLeaveOut] = useState(false);
  const [problem, setProblem] = useState('');
  const [{ fetching }, accept] = useMutation(AcceptRelease);
  const [, discard] = useMutation(DiscardRelease);
  const { source } = release;
  const take = async (): Promise<void> => {
    const leaveOutFlags = leaveOut ? ['UNIT_SUSPECT', 'NEGATIVE'] : [];
    const { data, error } = await accept({ id: release.id, acceptLicence: licence, leaveOutFlags });
    const answer = data?.acceptFactorRelease;
    if (answer?.__typename === 'FactorRelease') onDone();
    else if (answer?.__typename === 'InvalidInput')
      setProblem(answer.fields.map(({ message }) => message).join(' '));
    else setProblem(answer?.message ?? error?.message ?? t('library.failed'));
  };
  const throwAway = async (): Promise<void> => {
    await discard({ id: release.id });
    onDone();
  };
  return (
    <div className={styles.decision}>
      <p>
        <strong>{source.licence}</strong> · {source.attribution}{' '}
        {source.licenceUrl !== '' && (
          <OutsideLink url={source.licenceUrl}>{t('library.readLicence')}</OutsideLink>
        )}
      </p>
      <Checkbox checked={licence} onChange={setLicence} label={t('library.acceptLicence')} />
      {release.counts.flagged > 0 && (
        <Checkbox checked={leaveOut} onChange={setLeaveOut} label={t('library.leaveOutSuspects')} />
      )}
      <p className={styles.buttons}>
        <Button
          needs="IMPORT_FACTORS"
          variant="primary"
          disabled={!licence || fetching}
          onClick={() => void take()}
        >
          {fetching ? t('library.accepting') : t('library.accept')}
        </Button>
        <Button needs="IMPORT_FACTORS" disabled={fetching} onClick={() => void throwAway()}>
          {t('library.discard')}
        </Button>
      </p>
      {problem !== '' && <p role="alert">{problem}</p>}
    </div>
  );
}
