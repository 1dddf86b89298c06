import { useTranslation } from 'react-i18next';
import type { ReceivedSharesQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { Badge } from '../../ui/index.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import styles from './Sharing.module.css';

type Footprint = ReceivedSharesQuery['receivedFootprints'][number];

/** Footprints from the hosts of partners, each with its document as it was sent. */
export function ReceivedByPact({ footprints }: { readonly footprints: readonly Footprint[] }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  return (
    <ul className={styles.list}>
      {footprints.map(({ pfId, productName, status, receivedAt, partner, document }) => (
        <li key={`${partner.id} ${pfId}`}>
          <details className={styles.details}>
            <summary>
              {`${productName}, ${nameOf(partner)} `}
              <Badge tone={status === 'Active' ? 'good' : 'neutral'}>
                {t(`sharing.status.${status === 'Active' ? 'Active' : 'Deprecated'}`)}
              </Badge>
              <span className="under">{formatMoment(receivedAt, locale)}</span>
            </summary>
            <ScrollRegion label={productName}>
              <pre className={styles.mono}>{JSON.stringify(document, null, 2)}</pre>
            </ScrollRegion>
          </details>
        </li>
      ))}
    </ul>
  );
}
