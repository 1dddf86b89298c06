import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ActivitiesQuery as Answer } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Figure, showToast } from '../../ui/index.ts';
import { CertificateForm } from './CertificateForm.tsx';
import styles from './Organisation.module.css';
import { RemoveCertificate } from './organisationQueries.ts';

export interface CertificateListProps {
  readonly year: number;
  readonly certificates: Answer['organisationInventory']['certificates'];
  readonly onChanged: () => void;
}

/** Certificates of the year's electricity, and a form for another. */
export function CertificateList({ year, certificates, onChanged }: CertificateListProps) {
  const { t } = useTranslation();
  const [, remove] = useMutation(RemoveCertificate);
  return (
    <section className={styles.section} aria-labelledby="certificates-title">
      <h2 id="certificates-title">{t('organisation.certificatesTitle')}</h2>
      {certificates.length === 0 && <p className="lead">{t('organisation.certificate.none', { year })}</p>}
      <ul className={styles.bars}>
        {certificates.map((own) => (
          <li key={own.id}>
            <span className={styles.bar}>
              <span>
                {t(`organisation.certificate.kinds.${own.kind}`)} · {own.registry} · {own.serial} ·{' '}
                {own.market}
              </span>
              <span className={styles.number}>
                <Figure value={own.kWh / 1000} form="amount" unit="MWh" />
                {' · '}
                <Figure value={own.generationFactor + own.upstreamFactor} unit="kg CO₂e / kWh" />
              </span>
            </span>
            <span className="under">
              {own.evidence}{' '}
              <Button
                variant="quiet"
                aria-label={`${t('organisation.entry.remove')}: ${own.serial}`}
                onClick={() =>
                  void remove({ id: own.id }).then(({ data, error }) => {
                    const text = answerText(data?.answer, error);
                    if (text === '') onChanged();
                    else showToast(text);
                  })
                }
              >
                {t('organisation.entry.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <CertificateForm year={year} onSaved={onChanged} />
    </section>
  );
}
