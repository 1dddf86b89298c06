import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../graphql/generated/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  ChoiceField,
  Drawer,
  EmptyState,
  Refusal,
  type ShareTerms,
  ShareTermsFields,
  Skeleton,
  showToast,
  toTermsInput,
} from '../../ui/index.ts';
import styles from './EditProduct.module.css';

const SharePartnersQuery = graphql(`
  query SharePartners {
    partners { id name nameZh }
  }
`);

const GrantShares = graphql(`
  mutation GrantShares($partnerId: ID!, $productIds: [ID!]!, $terms: ShareTermsInput!) {
    result: grantShares(partnerId: $partnerId, productIds: $productIds, terms: $terms) {
      __typename
      ... on GrantedShares { shares { id level state } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export interface ShareProductProps {
  readonly product: { readonly id: string; readonly name: string; readonly nameZh: string };
  readonly onClose: () => void;
}

/** Lets a partner read the published footprint of the product. */
export function ShareProduct({ product, onClose }: ShareProductProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: SharePartnersQuery, requestPolicy: 'network-only' });
  return (
    <Drawer title={t('sharing.shareProduct', { product: nameOf(product) })} onClose={onClose}>
      {!data && <Skeleton height="2rem" lines={4} />}
      {data?.partners.length === 0 && (
        <EmptyState title={t('sharing.noPartners')}>
          <p>{t('sharing.noPartnersHint')}</p>
          <Link to="/sharing?tab=partners">{t('sharing.addPartner')}</Link>
        </EmptyState>
      )}
      {data && data.partners.length > 0 && (
        <ShareForm productId={product.id} partners={data.partners} onDone={onClose} />
      )}
    </Drawer>
  );
}

interface ShareFormProps {
  readonly productId: string;
  readonly partners: readonly { readonly id: string; readonly name: string; readonly nameZh: string }[];
  readonly onDone: () => void;
}

function ShareForm({ productId, partners, onDone }: ShareFormProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [partnerId, setPartner] = useState(partners.length === 1 ? partners[0]!.id : '');
  const [terms, setTerms] = useState<ShareTerms>({ level: 'TOTAL', purpose: '', lastDay: null });
  const [{ fetching }, grant] = useMutation(GrantShares);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = toTermsInput(terms);
    if (input === null) return;
    if (!accepted(await grant({ partnerId, productIds: [productId], terms: input }))) return;
    const partner = partners.find(({ id }) => id === partnerId);
    showToast(t('sharing.sharedNow', { partner: partner ? nameOf(partner) : '' }));
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>{t('sharing.shareHint')}</p>
      <ChoiceField
        label={t('sharing.partner')}
        value={partnerId}
        none={t('sharing.choosePartner')}
        options={partners.map((partner) => ({ value: partner.id, label: nameOf(partner) }))}
        onChange={setPartner}
      />
      <ShareTermsFields terms={terms} onChange={setTerms} />
      <Refusal text={refusal} />
      <Button type="submit" variant="primary" disabled={fetching || partnerId === '' || terms.level === ''}>
        {t('sharing.share')}
      </Button>
    </form>
  );
}
