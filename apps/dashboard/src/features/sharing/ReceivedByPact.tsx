import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ReceivedSharesQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatMoment, formatRegion } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Badge, Button, Drawer, Facts, Figure, Refusal, showToast, Table } from '../../ui/index.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import styles from './Sharing.module.css';
import { LinkReceived } from './sharingQueries.ts';

type Footprint = ReceivedSharesQuery['receivedFootprints'][number];

export interface ReceivedByPactProps {
  readonly footprints: readonly Footprint[];
  readonly mayEdit: boolean;
  readonly onUsed: () => void;
}

/** Footprints from the hosts of partners: what each says, what its check found, and whether it is a factor already. */
export function ReceivedByPact({ footprints, mayEdit, onUsed }: ReceivedByPactProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [shown, setShown] = useState<Footprint | null>(null);
  const [{ fetching }, link] = useMutation(LinkReceived);
  const { refusal, accepted } = useRefusal();
  const use = async ({ partner, pfId }: Footprint): Promise<void> => {
    if (!accepted(await link({ partnerId: partner.id, pfId }))) return;
    showToast(t('sharing.used'));
    onUsed();
  };
  return (
    <>
      <Refusal text={refusal} />
      <Table label={t('sharing.receivedByPact')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sharing.product')}</th>
            <th scope="col">{t('sharing.supplier')}</th>
            <th scope="col">{t('sharing.toGate')}</th>
            <th scope="col">{t('sharing.stateColumn')}</th>
            <th scope="col">{t('sharing.check')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('sharing.use')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {footprints.map((footprint) => {
            const { pfId, productName, status, receivedAt, changedAt, partner, figures, factor } = footprint;
            return (
              <tr key={`${partner.id} ${pfId}`}>
                <th scope="row">
                  {productName}
                  <span className="under">
                    {[formatRegion(figures.region, locale), figures.year].filter(Boolean).join(' · ')}
                  </span>
                </th>
                <td>
                  {figures.companyName ?? nameOf(partner)}
                  {partner.removedAt !== null && (
                    <span className="under">{t('sharing.fromRemoved', { partner: nameOf(partner) })}</span>
                  )}
                </td>
                <td className={styles.figure}>
                  {figures.kgCo2ePerUnit === null || figures.unit === null ? (
                    t(`sharing.unusable.${figures.unusable[0] as 'UNIT_UNKNOWN'}`)
                  ) : (
                    <Figure
                      value={figures.kgCo2ePerUnit}
                      unit={`kg CO₂e / ${unitName(figures.unit, locale)}`}
                    />
                  )}
                </td>
                <td>
                  <Badge tone={status === 'Active' ? 'good' : 'neutral'}>
                    {t(`sharing.status.${status === 'Active' ? 'Active' : 'Deprecated'}`)}
                  </Badge>
                  <span className="under">{formatMoment(changedAt ?? receivedAt, locale)}</span>
                </td>
                <td>
                  <Button variant="quiet" onClick={() => setShown(footprint)}>
                    {figures.findings.length === 0
                      ? t('sharing.noFindings')
                      : t('sharing.findings', { count: figures.findings.length })}
                    <span className="visually-hidden">{` – ${productName}`}</span>
                  </Button>
                </td>
                <td>
                  {factor !== null && <Badge>{t('sharing.inUse')}</Badge>}
                  {mayEdit && factor === null && status === 'Active' && figures.kgCo2ePerUnit !== null && (
                    <Button variant="quiet" disabled={fetching} onClick={() => void use(footprint)}>
                      {t('sharing.use')}
                      <span className="visually-hidden">{` – ${productName}`}</span>
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {shown && <Details footprint={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface DetailsProps {
  readonly footprint: Footprint;
  readonly onClose: () => void;
}

function Details({ footprint: { productName, figures, document }, onClose }: DetailsProps) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const rating = (value: number | null): string =>
    value === null ? t('sharing.notStated') : formatAmount(value, locale);
  return (
    <Drawer title={productName} onClose={onClose}>
      <div className={styles.tab}>
        <Facts
          facts={[
            [
              t('sharing.primaryData'),
              figures.primaryDataPercent === null
                ? t('sharing.notStated')
                : `${formatAmount(figures.primaryDataPercent, locale)} %`,
            ],
            [t('sharing.technologicalDqr'), rating(figures.technologicalDqr)],
            [t('sharing.geographicalDqr'), rating(figures.geographicalDqr)],
            [t('sharing.temporalDqr'), rating(figures.temporalDqr)],
          ]}
        />
        <h3>{t('sharing.check')}</h3>
        {figures.findings.length === 0 && <p>{t('sharing.noFindingsHint')}</p>}
        <ul className={styles.list}>
          {figures.findings.map(({ code, pointer, severity, message, messageZh, remedy, remedyZh }) => (
            <li key={`${code} ${pointer}`} className={styles.item}>
              <div>
                <Badge tone={severity === 'ERROR' ? 'danger' : 'neutral'}>
                  {t(`sharing.severity.${severity}`)}
                </Badge>{' '}
                {either(message, messageZh)}
                <span className="under">{either(remedy, remedyZh)}</span>
              </div>
            </li>
          ))}
        </ul>
        <h3>{t('sharing.document')}</h3>
        <ScrollRegion label={t('sharing.document')}>
          <pre className={styles.mono}>{JSON.stringify(document, null, 2)}</pre>
        </ScrollRegion>
      </div>
    </Drawer>
  );
}
