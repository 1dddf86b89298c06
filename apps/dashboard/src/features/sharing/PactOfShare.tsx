import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { PactOfShareQuery as Pact } from '../../graphql/generated/graphql.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  areUrns,
  Button,
  NumberField,
  Refusal,
  Skeleton,
  showToast,
  UrnsField,
  urnsOf,
} from '../../ui/index.ts';
import styles from './Sharing.module.css';
import { PactOfShareQuery, SavePactFacts } from './sharingQueries.ts';

export interface PactOfShareProps {
  readonly shareId: string;
  readonly productId: string;
}

/** Whether the partner gets the footprint by PACT, what is missing, and the figures that PACT asks for. */
export function PactOfShare({ shareId, productId }: PactOfShareProps) {
  const { t } = useTranslation();
  const [{ data }, ask] = useQuery({
    query: PactOfShareQuery,
    variables: { shareId, productId },
    requestPolicy: 'network-only',
  });
  return (
    <section className={styles.pact}>
      <h3>{t('sharing.byPact')}</h3>
      {data === undefined ? (
        <Skeleton height="1.5rem" lines={3} />
      ) : (
        <>
          {data.pactObstacles.length === 0 ? (
            <p>{t('sharing.isExchanged')}</p>
          ) : (
            <ul>
              {data.pactObstacles.map((obstacle) => (
                <li key={obstacle}>{t(`sharing.obstacles.${obstacle}`)}</li>
              ))}
            </ul>
          )}
          <FactsForm
            productId={productId}
            facts={data.product?.pactFacts ?? null}
            onSaved={() => ask({ requestPolicy: 'network-only' })}
          />
        </>
      )}
    </section>
  );
}

interface FactsFormProps {
  readonly productId: string;
  readonly facts: NonNullable<Pact['product']>['pactFacts'];
  readonly onSaved: () => void;
}

function FactsForm({ productId, facts, onSaved }: FactsFormProps) {
  const { t } = useTranslation();
  const [fossilCarbonKg, setFossil] = useState(facts?.fossilCarbonKg ?? null);
  const [biogenicCarbonKg, setBiogenic] = useState(facts?.biogenicCarbonKg ?? null);
  const [productUrns, setProductUrns] = useState(facts?.productUrns.join('\n') ?? '');
  const [classificationUrns, setClassificationUrns] = useState(facts?.classificationUrns.join('\n') ?? '');
  const areValid = areUrns(productUrns) && areUrns(classificationUrns);
  const [{ fetching }, save] = useMutation(SavePactFacts);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const urns = { productUrns: urnsOf(productUrns), classificationUrns: urnsOf(classificationUrns) };
    const input = { fossilCarbonKg, biogenicCarbonKg, ...urns };
    if (!accepted(await save({ productId, input }))) return;
    showToast(t('sharing.factsSaved'));
    onSaved();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className={styles.lead}>{t('sharing.byPactHint')}</p>
      <NumberField
        label={t('sharing.fossilCarbon')}
        hint={t('sharing.fossilCarbonHint')}
        unit="kg C"
        value={fossilCarbonKg}
        onChange={setFossil}
      />
      <NumberField
        label={t('sharing.biogenicCarbon')}
        hint={t('sharing.biogenicCarbonHint')}
        unit="kg C"
        value={biogenicCarbonKg}
        onChange={setBiogenic}
      />
      <UrnsField
        label={t('sharing.productUrns')}
        hint={t('sharing.productUrnsHint')}
        value={productUrns}
        onChange={setProductUrns}
      />
      <UrnsField
        label={t('sharing.classificationUrns')}
        hint={t('sharing.classificationUrnsHint')}
        value={classificationUrns}
        onChange={setClassificationUrns}
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || !areValid}>
          {t('sharing.save')}
        </Button>
      </div>
    </form>
  );
}
