import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Badge, Button, Refusal } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { DeclareCbamGood, ReturnCbamGood, ReviewCbamGood } from './cbamQueries.ts';
import type { LoadedGood } from './cbamTypes.ts';

export interface GoodStateProps {
  readonly good: Pick<
    LoadedGood,
    'id' | 'version' | 'state' | 'reviewedByName' | 'reviewedAt' | 'declaredByName' | 'declaredAt'
  >;
  readonly onMoved: () => void;
}

export const STATE_TONES = { DRAFT: 'neutral', REVIEWED: 'info', DECLARED: 'good' } as const;

/** Whether a good's figures are drafted, reviewed or declared, by whom and when, and what can be done next. */
export function GoodState({ good, onMoved }: GoodStateProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [{ fetching: reviewing }, review] = useMutation(ReviewCbamGood);
  const [{ fetching: returning }, giveBack] = useMutation(ReturnCbamGood);
  const [{ fetching: declaring }, declare] = useMutation(DeclareCbamGood);
  const { refusal, accepted } = useRefusal();
  const known = { id: good.id, version: good.version };
  const isBusy = reviewing || returning || declaring;
  const done = (answer: Parameters<typeof accepted>[0]): void => {
    setAsking(false);
    if (accepted(answer)) onMoved();
  };
  const who = (key: 'reviewedBy' | 'declaredBy', name: string, moment: string | null) =>
    moment === null ? null : (
      <span className="under">{t(`cbam.${key}`, { name, moment: formatMoment(moment, locale) })}</span>
    );
  return (
    <section aria-label={t('cbam.stateTitle')} className={styles.tools}>
      <Badge tone={STATE_TONES[good.state]}>{t(`cbam.state.${good.state}`)}</Badge>
      {who('reviewedBy', good.reviewedByName, good.reviewedAt)}
      {who('declaredBy', good.declaredByName, good.declaredAt)}
      {good.state === 'DRAFT' && (
        <Button needs="REVIEW_CBAM" disabled={isBusy} onClick={() => void review({ known }).then(done)}>
          {t('cbam.review')}
        </Button>
      )}
      {good.state === 'REVIEWED' && !isAsking && (
        <>
          <Button needs="REVIEW_CBAM" disabled={isBusy} onClick={() => setAsking(true)}>
            {t('cbam.declare')}
          </Button>
          <Button
            variant="quiet"
            needs="REVIEW_CBAM"
            disabled={isBusy}
            onClick={() => void giveBack({ known }).then(done)}
          >
            {t('cbam.giveBack')}
          </Button>
        </>
      )}
      {isAsking && (
        <>
          <span role="status">{t('cbam.declareAsk')}</span>
          <Button
            variant="primary"
            needs="REVIEW_CBAM"
            disabled={isBusy}
            onClick={() => void declare({ known }).then(done)}
          >
            {t('cbam.declareYes')}
          </Button>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            {t('ui.cancel')}
          </Button>
        </>
      )}
      <Refusal text={refusal} />
    </section>
  );
}
