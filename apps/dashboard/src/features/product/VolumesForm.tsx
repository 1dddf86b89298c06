import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { type Refusals, readRefusals } from '../../lib/readRefusals.ts';
import { Button, NumberField } from '../../ui/index.ts';
import styles from './EditProduct.module.css';
import { SetAnnualVolume, VolumesQuery } from './productMutations.ts';

/** Declared units of single years, where they are not the usual annual volume; the organisation's inventory counts by them. */
export function VolumesForm({ productId }: { readonly productId: string }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ data }, ask] = useQuery({
    query: VolumesQuery,
    variables: { id: productId },
    requestPolicy: 'cache-and-network',
  });
  const [year, setYear] = useState<number | null>(new Date().getFullYear() - 1);
  const [volume, setVolume] = useState<number | null>(null);
  const [refusals, setRefusals] = useState<Refusals>(null);
  const [{ fetching }, send] = useMutation(SetAnnualVolume);
  const save = async (of: number, amount: number | null): Promise<void> => {
    const answered = await send({ productId, year: of, volume: amount });
    const refused = readRefusals(answered.data?.answer, answered.error, []);
    setRefusals(refused);
    if (refused !== null) return;
    setVolume(null);
    ask({ requestPolicy: 'network-only' });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (year !== null && volume !== null) void save(year, volume);
  };
  const volumes = data?.product?.annualVolumes ?? [];
  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>{t('product.volumes.title')}</h3>
      <p>{t('product.volumes.hint')}</p>
      {volumes.length > 0 && (
        <ul>
          {volumes.map((each) => (
            <li key={each.year}>
              {each.year}: {formatCount(each.volume, locale)}{' '}
              <Button
                variant="quiet"
                aria-label={`${t('product.volumes.remove')}: ${each.year}`}
                onClick={() => void save(each.year, null)}
              >
                {t('product.volumes.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NumberField label={t('product.volumes.year')} value={year} onChange={setYear} isRequired />
      <NumberField label={t('product.volumes.volume')} value={volume} onChange={setVolume} isRequired />
      {refusals !== null && <p role="alert">{[...refusals.values()].join(' ')}</p>}
      <Button type="submit" disabled={fetching || year === null || volume === null}>
        {t('product.volumes.save')}
      </Button>
    </form>
  );
}
