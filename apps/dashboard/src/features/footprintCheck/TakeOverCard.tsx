import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Card, Figure, LossList, SearchField, Select } from '../../ui/index.ts';
import { ArrivalQuery, ImportFootprint, TakerQuery, TargetProductsQuery } from './checkQueries.ts';
import styles from './TakeOverCard.module.css';

/** For members of an organisation: the footprint as a declared version of one of their products. The text is sent only here. */
export function TakeOverCard({ text }: { readonly text: string }) {
  const [isOpen, setOpen] = useState(false);
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: TakerQuery });
  if (!data?.signInState.hasOrganisation) return null;
  return (
    <Card title={t('footprintCheck.takeOver')} subtitle={t('footprintCheck.takeOverHint')}>
      {isOpen ? (
        <TakeOver text={text} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('footprintCheck.takeOver')}</Button>
      )}
    </Card>
  );
}

function TakeOver({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [{ data, error }] = useQuery({ query: ArrivalQuery, variables: { document: text } });
  const arrival = data?.arrival;
  if (arrival?.__typename !== 'FootprintArrival') {
    const problem = data || error ? answerText(arrival, error) : '';
    return problem === '' ? null : <p role="alert">{problem}</p>;
  }
  const { values, losses, boundary, declaredUnit, declaredUnitAmount } = arrival;
  return (
    <div className={styles.arrival}>
      <h3>{t('footprintCheck.arrives')}</h3>
      <ul className={styles.values}>
        {values.map(({ module, stage, kgCo2e }) => (
          <li key={module}>
            <span>
              {module} → {t(`stage.${stage}`)}
            </span>
            <Figure value={kgCo2e} />
          </li>
        ))}
      </ul>
      <p className={styles.unit}>
        {t('footprintCheck.perUnit', { amount: declaredUnitAmount, unit: declaredUnit })} ·{' '}
        {t(`boundary.${boundary}`)}
      </p>
      {losses.length > 0 && <LossList losses={losses} />}
      <Target text={text} />
    </div>
  );
}

function Target({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [search, setSearch] = useState('');
  const [productId, setProduct] = useState('');
  const [{ data }] = useQuery({ query: TargetProductsQuery, variables: { search }, pause: search === '' });
  const [{ data: taken, error, fetching }, take] = useMutation(ImportFootprint);
  const products = search === '' ? [] : (data?.products.edges ?? []).map(({ node }) => node);
  const chosen = products.some(({ id }) => id === productId) ? productId : '';
  const result = taken?.result;
  if (result?.__typename === 'Assessment') {
    const { version, product } = result;
    return (
      <p role="status">
        {t('footprintCheck.taken', { version })}{' '}
        <Link to={`/products/${encodeURIComponent(product.id)}`}>{t('footprintCheck.openProduct')}</Link>
      </p>
    );
  }
  const problem = taken || error ? answerText(result, error) : '';
  return (
    <>
      <SearchField label={t('footprintCheck.chooseProduct')} value={search} onChange={setSearch} />
      {search !== '' && data && products.length === 0 && <p>{t('footprintCheck.noProduct')}</p>}
      {products.length > 0 && (
        <div className={styles.target}>
          <Select
            label={t('footprintCheck.findProduct')}
            value={chosen}
            options={[
              { value: '', label: '–' },
              ...products.map((product) => ({
                value: product.id,
                label: `${nameOf(product)} (${product.sku})`,
              })),
            ]}
            onChange={setProduct}
          />
          <Button
            variant="primary"
            disabled={chosen === '' || fetching}
            onClick={() => void take({ input: { productId: chosen, document: text } })}
          >
            {t('footprintCheck.take')}
          </Button>
        </div>
      )}
      {problem !== '' && <p role="alert">{problem}</p>}
    </>
  );
}
