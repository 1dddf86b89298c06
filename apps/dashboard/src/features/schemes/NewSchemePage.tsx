import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useClient, useMutation, useQuery } from 'urql';
import type {
  CheckSchemeQuery as Checked,
  PresetTablesQuery as Tables,
} from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { downloadFile } from '../../lib/downloadFile.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  ChoiceField,
  ErrorState,
  FilePicker,
  PageHead,
  Skeleton,
  Stack,
  TextField,
} from '../../ui/index.ts';
import { SchemeFaults } from './SchemeFaults.tsx';
import styles from './Schemes.module.css';
import { CheckSchemeQuery, PresetTablesQuery, PublishScheme } from './schemeQueries.ts';

/** `/schemes/new?preset=` or `?scheme=`: a table of indicators of one's own, checked row by row before it is frozen. */
export function NewSchemePage() {
  const { t } = useTranslation();
  usePageTitle(t('schemes.bring'));
  const [{ data, error }, ask] = useQuery({ query: PresetTablesQuery });
  return (
    <Stack>
      <PageHead
        back={{ to: '/schemes', label: t('schemes.title') }}
        title={t('schemes.bring')}
        lead={t('schemes.bringHint')}
      />
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2rem" lines={6} />}
      {data && <SchemeForm known={data} />}
    </Stack>
  );
}

type Check = Checked['checkEvaluationScheme'];

function SchemeForm({ known }: { readonly known: Tables }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const navigate = useNavigate();
  const client = useClient();
  const [parameters] = useSearchParams();
  const scheme = known.evaluationSchemes.find(({ id }) => id === parameters.get('scheme'));
  const [presetKey, setPreset] = useState(parameters.get('preset') ?? '');
  const preset = known.schemePresets.find(({ key }) => key === presetKey);
  const [name, setName] = useState(scheme?.name ?? preset?.rules.name ?? '');
  const [nameZh, setNameZh] = useState(scheme?.nameZh ?? preset?.rules.nameZh ?? '');
  const [table, setTable] = useState(preset?.table ?? '');
  const [fileName, setFileName] = useState('');
  const [check, setCheck] = useState<Check | null>(null);
  const [problem, setProblem] = useState('');
  const [{ fetching }, publish] = useMutation(PublishScheme);
  const input = {
    schemeId: scheme?.id ?? null,
    presetId: presetKey || null,
    name: name.trim() || null,
    nameZh: nameZh.trim() || null,
    table: table || null,
  };
  const choosePreset = (key: string): void => {
    const chosen = known.schemePresets.find((each) => each.key === key);
    setPreset(key);
    setCheck(null);
    if (!chosen) return;
    setTable(chosen.table);
    setFileName('');
    if (scheme) return;
    setName(chosen.rules.name);
    setNameZh(chosen.rules.nameZh);
  };
  const look = async (): Promise<void> => {
    const { data, error } = await client
      .query(CheckSchemeQuery, { input }, { requestPolicy: 'network-only' })
      .toPromise();
    setCheck(data?.checkEvaluationScheme ?? null);
    setProblem(data ? '' : (error?.graphQLErrors[0]?.message ?? t('ui.offline')));
  };
  const freeze = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await publish({ input });
    const answer = data?.answer;
    if (answer?.__typename === 'EvaluationSchemeVersion')
      void navigate(`/schemes/${encodeURIComponent(answer.scheme.id)}`);
    else setProblem(answerText(answer, error) || t('ui.failed'));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void freeze(event)}>
      {scheme && <p>{t('schemes.versionOf', { name: nameOf(scheme) })}</p>}
      <ChoiceField
        label={t('schemes.beginFrom')}
        hint={t('schemes.beginFromHint')}
        none={t('schemes.ownTable')}
        value={presetKey}
        options={known.schemePresets.map(({ key, rules }) => ({ value: key, label: nameOf(rules) }))}
        onChange={choosePreset}
      />
      <div className={styles.pair}>
        <TextField label={t('schemes.name')} value={name} onChange={setName} isRequired />
        <TextField label={t('schemes.nameZh')} value={nameZh} onChange={setNameZh} />
      </div>
      <div className={styles.marks}>
        <FilePicker
          label={t('schemes.file')}
          text={t('schemes.chooseFile')}
          accept=".csv,.tsv,.txt"
          onChoose={(file) =>
            void file.text().then((text) => {
              setTable(text);
              setFileName(file.name);
              setCheck(null);
            })
          }
        />
        {preset && (
          <Button
            variant="quiet"
            onClick={() =>
              downloadFile(`${preset.key}.csv`, new Blob([`\uFEFF${preset.table}`], { type: 'text/csv' }))
            }
          >
            {t('schemes.download')}
          </Button>
        )}
        <span className="lead">{fileName}</span>
      </div>
      <TextField
        label={t('schemes.table')}
        hint={t('schemes.tableHint')}
        value={table}
        onChange={(text) => {
          setTable(text);
          setCheck(null);
        }}
        isLong
      />
      {check && <SchemeFaults check={check} />}
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div className={styles.marks}>
        <Button disabled={table.trim() === ''} onClick={() => void look()}>
          {t('schemes.check')}
        </Button>
        <Button type="submit" variant="primary" disabled={fetching || check?.isAccepted !== true}>
          {t('schemes.publish')}
        </Button>
        <span className="lead">{t('schemes.publishHint')}</span>
      </div>
    </form>
  );
}
