import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import type { ApplicationQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Button, ChoiceField, DateField, Drawer, Skeleton, TextField } from '../../ui/index.ts';
import styles from './Evaluations.module.css';
import { ApplicationQuery, PublishPreset, StartEvaluation } from './evaluationQueries.ts';
import { useChange } from './useChange.ts';

/** Begins an evaluation: which factory, by which scheme, over which year. */
export function ApplyForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: ApplicationQuery, requestPolicy: 'cache-and-network' });
  return (
    <Drawer title={t('evaluations.apply')} onClose={onClose}>
      {data ? <Fields known={data} onClose={onClose} /> : <Skeleton height="2rem" lines={6} />}
    </Drawer>
  );
}

/** A supplier alone, or one of its sites: `supplier|site`. */
interface Factory {
  readonly value: string;
  readonly label: string;
}

const PRESET = 'preset:';

function Fields({ known, onClose }: { readonly known: Answer; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const navigate = useNavigate();
  const year = new Date().getUTCFullYear() - 1;
  const [factory, setFactory] = useState('');
  const [scheme, setScheme] = useState(known.evaluationSchemes[0]?.versions[0]?.id ?? '');
  const [scope, setScope] = useState('');
  const [from, setFrom] = useState<string | null>(`${year}-01-01`);
  const [to, setTo] = useState<string | null>(`${year}-12-31`);
  const start = useChange(StartEvaluation);
  const publish = useChange(PublishPreset);
  const factories: Factory[] = known.suppliers.edges
    .map(({ node }) => node)
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
    .flatMap((supplier) => [
      { value: `${supplier.id}|`, label: nameOf(supplier) },
      ...supplier.sites.map((site) => ({
        value: `${supplier.id}|${site.id}`,
        label: `${nameOf(supplier)} · ${nameOf(site)}`,
      })),
    ]);
  // A preset with values that an industry has to set cannot be taken as it stands.
  const presets = known.schemePresets.filter(({ missing }) => missing.length === 0);
  const versionOf = async (): Promise<string | null> => {
    if (!scheme.startsWith(PRESET)) return scheme;
    const answer = await publish.send({ input: { presetId: scheme.slice(PRESET.length) } });
    return answer?.__typename === 'EvaluationSchemeVersion' ? answer.id : null;
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const schemeVersionId = await versionOf();
    if (schemeVersionId === null) return;
    const [supplierId, siteId] = factory.split('|');
    const answer = await start.send({
      input: {
        schemeVersionId,
        supplierId: supplierId || null,
        siteId: siteId || null,
        scope,
        periodStart: from,
        periodEnd: to,
      },
    });
    if (answer?.__typename === 'FactoryEvaluation')
      void navigate(`/evaluations/${encodeURIComponent(answer.id)}`);
  };
  const problem = publish.problem || start.problem;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <ChoiceField
        label={t('evaluations.factory')}
        hint={t('evaluations.factoryHint')}
        none={t('evaluations.ownOrganisation')}
        value={factory}
        options={factories}
        onChange={setFactory}
      />
      <ChoiceField
        label={t('evaluations.scheme')}
        hint={t('evaluations.schemeHint')}
        none={t('evaluations.chooseScheme')}
        value={scheme}
        options={[
          ...known.evaluationSchemes.flatMap((own) =>
            own.versions.slice(0, 1).map(({ id, version }) => ({
              value: id,
              label: `${nameOf(own)} · ${t('evaluations.version', { version })}`,
            })),
          ),
          ...presets.map(({ key, rules }) => ({
            value: `${PRESET}${key}`,
            label: t('evaluations.newFromPreset', { name: nameOf(rules) }),
          })),
        ]}
        onChange={setScheme}
      />
      <p className="lead">
        <Link to="/schemes">{t('evaluations.compareSchemes')}</Link>
      </p>
      <TextField
        label={t('evaluations.scope')}
        hint={t('evaluations.scopeHint')}
        value={scope}
        onChange={setScope}
        isRequired
      />
      <div className={styles.pair}>
        <DateField label={t('evaluations.periodStart')} value={from} onChange={setFrom} />
        <DateField label={t('evaluations.periodEnd')} value={to} onChange={setTo} />
      </div>
      <p className="lead">{t('evaluations.periodHint')}</p>
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div className={styles.ways}>
        <Button
          type="submit"
          variant="primary"
          disabled={start.isSending || publish.isSending || scheme === '' || scope.trim() === ''}
        >
          {t('evaluations.begin')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
