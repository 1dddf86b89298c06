import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type {
  BomAssessmentQuery as BomAssessment,
  SaveBomMutation,
} from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { unitName } from '../../lib/unitName.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  NeedsPermission,
  PageHead,
  Skeleton,
  Stack,
  showToast,
} from '../../ui/index.ts';
import { BomDecision } from './BomDecision.tsx';
import styles from './BomImport.module.css';
import { BomMappingForm } from './BomMappingForm.tsx';
import { BomReviewTable } from './BomReviewTable.tsx';
import { BomUpload } from './BomUpload.tsx';
import { forgetBom, keepChoices, keptChoices } from './bomDraft.ts';
import { BomAssessmentQuery, SaveBom } from './bomQueries.ts';
import { type Choice, type chosenRows, reviewLines } from './bomReview.ts';
import { type LoadedBom, useBom, useMatches } from './useBom.ts';

type LoadedAssessment = NonNullable<BomAssessment['assessment']>;

/** `/assessments/:id/bill-of-materials`: a table of materials becomes the lines of the assessment, looked through first. */
export function BomImportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: BomAssessmentQuery, variables: { id } });
  usePageTitle(t('bom.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  if (!data.assessment || data.assessment.kind === 'DECLARED')
    return (
      <EmptyState title={t('bom.noAssessment')}>
        <p>{t('bom.noAssessmentHint')}</p>
      </EmptyState>
    );
  return (
    <NeedsPermission needs="EDIT_PORTFOLIO">
      <BomImport assessment={data.assessment} />
    </NeedsPermission>
  );
}

function BomImport({ assessment }: { readonly assessment: LoadedAssessment }) {
  const { t } = useTranslation();
  const { nameOf, locale } = useLanguage();
  const { bom, problem, reading, choose, remap } = useBom();
  const { product, version, declaredUnit } = assessment;
  return (
    <Stack>
      <PageHead
        back={{
          to: `/products/${encodeURIComponent(product.id)}?version=${version}`,
          label: nameOf(product),
        }}
        title={t('bom.title')}
        learn="bill-of-materials"
      />
      <Card
        title={t('bom.fileTitle')}
        subtitle={t('bom.hint', { amount: declaredUnit.amount, unit: unitName(declaredUnit.unit, locale) })}
      >
        <BomUpload reading={reading} fileName={bom?.fileName ?? ''} onChoose={(file) => void choose(file)} />
        {problem !== '' && <p role="alert">{problem}</p>}
        {bom && <BomMappingForm bom={bom} onChange={(mapping) => void remap(mapping)} />}
      </Card>
      {bom && bom.rows.length === 0 && <p role="alert">{t('bom.noRows')}</p>}
      {bom && bom.rows.length > 0 && (
        <Review key={`${bom.uploadId} ${bom.mapping}`} assessment={assessment} bom={bom} />
      )}
    </Stack>
  );
}

function Review({ assessment, bom }: { readonly assessment: LoadedAssessment; readonly bom: LoadedBom }) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState(() => keptChoices(bom.uploadId));
  useEffect(() => keepChoices(bom.uploadId, choices), [bom.uploadId, choices]);
  const { matches, failed, missing, retry } = useMatches(bom, choices);
  const lines = useMemo(() => reviewLines(bom.rows, matches, choices), [bom.rows, matches, choices]);
  const onChoose = useCallback(
    (row: number, choice: Choice) =>
      setChoices((before) => new Map(before).set(row, { ...before.get(row), ...choice })),
    [],
  );
  const { save, saving, refusals, problem } = useSaving(assessment, bom);
  return (
    <Card title={t('bom.review')} subtitle={t('bom.reviewHint')}>
      {missing > 0 && !failed && (
        <p role="status" className={styles.progress}>
          <progress max={bom.rows.length} value={bom.rows.length - missing} />
          {t('bom.searchingLeft', { left: missing })}
        </p>
      )}
      {failed && (
        <p role="alert">
          {t('ui.failed')} <Button onClick={retry}>{t('ui.retry')}</Button>
        </p>
      )}
      <BomReviewTable lines={lines} refusals={refusals} onChoose={onChoose} />
      {problem !== '' && <p role="alert">{problem}</p>}
      <BomDecision lines={lines} linesNow={assessment.lines.length} saving={saving} onSave={save} />
    </Card>
  );
}

type SaveAnswer = SaveBomMutation['saveBillOfMaterials'];

function useSaving({ id, product, version }: LoadedAssessment, { uploadId, mapping }: LoadedBom) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [{ fetching }, send] = useMutation(SaveBom);
  const [problem, setProblem] = useState('');
  const [refusals, setRefusals] = useState<ReadonlyMap<number, string>>(new Map());
  const wordOf = ({ code, message, remedy }: { code: string; message: string; remedy: string }): string =>
    i18n.exists(`bom.refusals.${code}`)
      ? t(`bom.refusals.${code as 'FACTOR_UNKNOWN'}`)
      : `${message} ${remedy}`;
  const explain = (answer: SaveAnswer | undefined, rows: ReturnType<typeof chosenRows>): void => {
    if (answer?.__typename !== 'InvalidInput') {
      setProblem(answer?.__typename === 'NotFound' ? answer.message : t('bom.failed'));
      return;
    }
    const byRow = new Map<number, string>();
    const others: string[] = [];
    for (const field of answer.fields) {
      const row = rows[Number(/^lines\[(\d+)\]/.exec(field.field)?.[1] ?? Number.NaN)]?.row;
      if (row === undefined) others.push(wordOf(field));
      else byRow.set(row, [byRow.get(row), wordOf(field)].filter(Boolean).join(' '));
    }
    setRefusals(byRow);
    const named = [...byRow.keys()].slice(0, 20).join(', ');
    setProblem(
      [byRow.size > 0 && t('bom.refusedRows', { rows: named }), ...others].filter(Boolean).join(' '),
    );
  };
  const save = async (rows: ReturnType<typeof chosenRows>, replace: boolean): Promise<void> => {
    setProblem('');
    setRefusals(new Map());
    const { data, error } = await send({ assessmentId: id, uploadId, mapping, lines: rows, replace });
    const answer = data?.saveBillOfMaterials;
    if (answer?.__typename === 'SavedBillOfMaterials') {
      forgetBom(uploadId);
      showToast(t('bom.saved', { count: answer.lines }));
      await navigate(`/products/${encodeURIComponent(product.id)}?version=${version}`);
    } else if (error) setProblem(error.message);
    else explain(answer, rows);
  };
  return {
    saving: fetching,
    save: (rows: ReturnType<typeof chosenRows>, replace: boolean) => void save(rows, replace),
    ...{ refusals, problem },
  };
}
