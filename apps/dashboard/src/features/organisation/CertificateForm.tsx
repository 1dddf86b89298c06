import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { CertificateKind } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, NumberField, Select, TextField } from '../../ui/index.ts';
import styles from './Organisation.module.css';
import { SaveCertificate } from './organisationQueries.ts';

const KINDS = ['CERTIFICATE', 'CONTRACT', 'SUPPLIER_TARIFF'] as const satisfies readonly CertificateKind[];
const TEXTS = ['market', 'registry', 'serial', 'evidence'] as const;

/** Electricity that was bought with a certificate, a contract or a tariff: what it emits by market. */
export function CertificateForm({ year, onSaved }: { readonly year: number; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState({ market: 'CN', registry: '', serial: '', evidence: '' });
  const [kind, setKind] = useState<CertificateKind>('CERTIFICATE');
  const [megawattHours, setEnergy] = useState<number | null>(null);
  const [generation, setGeneration] = useState<number | null>(0);
  const [upstream, setUpstream] = useState<number | null>(null);
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(SaveCertificate);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await send({
      input: {
        ...{ ...texts, market: texts.market.trim().toUpperCase(), year, kind },
        kWh: (megawattHours ?? 0) * 1000,
        generationFactor: generation ?? 0,
        upstreamFactor: upstream ?? 0,
      },
    });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text !== '') return;
    setTexts((before) => ({ ...before, serial: '', evidence: '' }));
    setEnergy(null);
    onSaved();
  };
  return (
    <details className={styles.details}>
      <summary>{t('organisation.certificate.add')}</summary>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className="lead">{t('organisation.certificate.hint')}</p>
        <Select
          label={t('organisation.certificate.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`organisation.certificate.kinds.${value}`) }))}
          onChange={(value) => setKind(KINDS.find((own) => own === value) ?? kind)}
        />
        {TEXTS.map((field) => (
          <TextField
            key={field}
            label={t(`organisation.certificate.${field}`)}
            value={texts[field]}
            onChange={(value) => setTexts((before) => ({ ...before, [field]: value }))}
            isRequired={field !== 'evidence'}
          />
        ))}
        <NumberField
          label={t('organisation.certificate.energy')}
          unit="MWh"
          value={megawattHours}
          onChange={setEnergy}
          isRequired
        />
        <NumberField
          label={t('organisation.certificate.generation')}
          unit="kg CO₂e / kWh"
          value={generation}
          onChange={setGeneration}
          isRequired
        />
        <NumberField
          label={t('organisation.certificate.upstream')}
          hint={t('organisation.certificate.upstreamHint')}
          unit="kg CO₂e / kWh"
          value={upstream}
          onChange={setUpstream}
          isRequired
        />
        {fault !== '' && <p role="alert">{fault}</p>}
        <Button type="submit" disabled={fetching}>
          {t('ui.save')}
        </Button>
      </form>
    </details>
  );
}
