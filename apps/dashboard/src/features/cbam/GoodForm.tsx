import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { CbamGas } from '../../graphql/generated/graphql.ts';
import { Button, Refusal } from '../../ui/index.ts';
import { AboutFields, type AboutFieldsProps } from './AboutFields.tsx';
import styles from './Cbam.module.css';
import { CbamOthersQuery } from './cbamQueries.ts';
import { EnergyRow } from './EnergyRow.tsx';
import { CarbonPriceFields, ParameterFields } from './FurtherFields.tsx';
import { newEnergy, newPrecursor, newStream } from './goodDraft.ts';
import { PrecursorRow } from './PrecursorRow.tsx';
import { StreamRow } from './StreamRow.tsx';
import { TakeLines } from './TakeLines.tsx';
import type { GoodFormState } from './useGoodForm.ts';

export interface GoodFormProps {
  readonly form: GoodFormState;
  readonly installations: AboutFieldsProps['installations'];
  /** Of the good that is edited; null for a new one. */
  readonly goodId: string | null;
  /** Of its sector; null while that is not known. */
  readonly gases: readonly CbamGas[] | null;
}

/** Everything that is entered about a good; what the server refuses stands at the field it is about. */
export function GoodForm({ form, installations, goodId, gases }: GoodFormProps) {
  const { t } = useTranslation();
  const { draft, faults, trouble, isDirty, fetching } = form;
  const { input } = draft;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.save();
  };
  return (
    <form className={styles.sheet} onSubmit={submit}>
      <AboutFields
        draft={draft}
        faults={faults}
        installations={installations}
        onChange={form.set}
        onProduct={form.setProduct}
      />
      <TakeLines draft={draft} onTaken={(next) => form.replace(() => next)} />
      <Streams form={form} gases={gases} />
      <Energy form={form} />
      <Precursors form={form} goodId={goodId} />
      <ParameterFields input={input} faults={faults} onChange={form.set} />
      <CarbonPriceFields input={input} faults={faults} onChange={form.set} />
      <div className={styles.save}>
        <Button needs="EDIT_CBAM" type="submit" variant="primary" disabled={fetching}>
          {goodId === null ? t('cbam.form.create') : t('ui.save')}
        </Button>
        <span role="status">
          {faults.size > 0 ? t('cbam.form.refused') : isDirty ? t('cbam.form.unsaved') : ''}
        </span>
        <Refusal
          text={trouble ?? faults.get('version') ?? faults.get('precursors') ?? faults.get('year') ?? null}
        />
      </div>
    </form>
  );
}

function Streams({ form, gases }: Pick<GoodFormProps, 'form' | 'gases'>) {
  const { t } = useTranslation();
  const { draft, faults } = form;
  return (
    <section className={styles.section}>
      <h2>{t('cbam.form.streams')}</h2>
      <p className="lead">{t('cbam.form.streamsHint')}</p>
      {draft.input.streams.map((stream, index) => (
        <StreamRow
          key={stream.id}
          stream={stream}
          factor={draft.factors.get(String(stream.factorId)) ?? null}
          gases={gases}
          path={`streams[${index}]`}
          faults={faults}
          onChange={(part) => form.change('streams', stream.id, part)}
          onFactor={(factor) => form.choose('streams', stream.id, factor)}
          onRemove={() => form.remove('streams', stream.id)}
        />
      ))}
      <div>
        <Button onClick={() => form.add('streams', newStream())}>{t('cbam.form.addStream')}</Button>
      </div>
    </section>
  );
}

function Energy({ form }: Pick<GoodFormProps, 'form'>) {
  const { t } = useTranslation();
  const { draft, faults } = form;
  return (
    <section className={styles.section}>
      <h2>{t('cbam.form.energy')}</h2>
      <p className="lead">{t('cbam.form.energyHint')}</p>
      {draft.input.energy.map((flow, index) => (
        <EnergyRow
          key={flow.id}
          flow={flow}
          factor={draft.factors.get(String(flow.factorId)) ?? null}
          path={`energy[${index}]`}
          faults={faults}
          onChange={(part) => form.change('energy', flow.id, part)}
          onFactor={(factor) => form.choose('energy', flow.id, factor)}
          onRemove={() => form.remove('energy', flow.id)}
        />
      ))}
      <div>
        <Button onClick={() => form.add('energy', newEnergy())}>{t('cbam.form.addEnergy')}</Button>
      </div>
    </section>
  );
}

function Precursors({ form, goodId }: Pick<GoodFormProps, 'form' | 'goodId'>) {
  const { t } = useTranslation();
  const { draft, faults } = form;
  const [{ data }] = useQuery({ query: CbamOthersQuery, variables: { year: draft.input.year } });
  const others = (data?.cbamYear.goods ?? []).filter(({ id }) => id !== goodId);
  return (
    <section className={styles.section}>
      <h2>{t('cbam.form.precursors')}</h2>
      <p className="lead">{t('cbam.form.precursorsHint')}</p>
      {draft.input.precursors.map((precursor, index) => (
        <PrecursorRow
          key={precursor.id}
          precursor={precursor}
          others={others}
          path={`precursors[${index}]`}
          year={draft.input.year}
          faults={faults}
          onChange={(part) => form.change('precursors', precursor.id, part)}
          onRemove={() => form.remove('precursors', precursor.id)}
        />
      ))}
      <div>
        <Button onClick={() => form.add('precursors', newPrecursor())}>{t('cbam.form.addPrecursor')}</Button>
      </div>
    </section>
  );
}
