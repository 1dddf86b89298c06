import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { AbatementChart } from '../../charts/index.ts';
import type { ReductionPlanQuery as PlanAnswer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatShare } from '../../lib/format.ts';
import { Badge, Button, Checkbox, ErrorState, Skeleton } from '../../ui/index.ts';
import styles from './Panels.module.css';
import { Refusals } from './Refusals.tsx';
import { type OneProductProps, ProductSelect } from './SwingsPanel.tsx';
import { ApplyReductions, ReductionPlanQuery } from './scenarioQueries.ts';

type Reduction = PlanAnswer['reductionPlan']['reductions'][number];

/** What could be done about one product, from the API: savings with intervals, evidence, and the curve by cost. */
export function PlanPanel({ ready, words, assessmentId, onAssessment }: OneProductProps) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const product = ready.labels.products.find((one) => one.assessmentId === assessmentId);
  const globalId = product?.assessmentGlobalId ?? '';
  const [costs, setCosts] = useState<ReadonlyMap<string, number>>(new Map());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const costList = useMemo(() => [...costs].map(([optionId, cost]) => ({ optionId, cost })), [costs]);
  const [{ data, error, stale }, ask] = useQuery({
    query: ReductionPlanQuery,
    variables: { assessmentId: globalId, costs: costList },
  });
  const { apply, refused, isApplying } = useApply(globalId, product?.id ?? '');
  const plan = data?.reductionPlan;
  const curve = useMemo(
    () =>
      (plan?.reductions ?? []).map(({ optionId, title, titleZh, savedInOrder, costPerKgCo2e }) => ({
        key: optionId,
        label: either(title, titleZh),
        saved: savedInOrder,
        costPerKg: costPerKgCo2e,
      })),
    [plan, either],
  );
  const toApply = chosen.size > 0 ? [...chosen] : (plan?.reductions ?? []).map(({ optionId }) => optionId);
  const written = (kg: number): string => formatKg(kg, locale);
  return (
    <div className={styles.panel}>
      <div className={styles.controls}>
        <ProductSelect ready={ready} words={words} value={assessmentId} onChange={onAssessment} />
      </div>
      <p className={styles.muted}>{t('scenarios.planHint')}</p>
      {error && !plan && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !plan && <Skeleton height="2rem" lines={6} />}
      {refused !== null && <Refusals refusals={refused} title={t('scenarios.refused')} />}
      {plan?.reductions.length === 0 && <p className={styles.muted}>{t('scenarios.noPlan')}</p>}
      {plan !== undefined && plan.reductions.length > 0 && (
        <div className={styles.panel} data-stale={stale}>
          <p className={styles.verdict}>
            {t('scenarios.together', { before: written(plan.baseKgCo2e), after: written(plan.afterKgCo2e) })}
          </p>
          <AbatementChart caption={t('scenarios.planTitle')} reductions={curve} />
          <div className={styles.controls}>
            <Button
              needs="EDIT_SCENARIOS"
              variant="primary"
              disabled={isApplying}
              onClick={() => apply(toApply)}
            >
              {isApplying ? t('scenarios.applied') : t('scenarios.applyAll', { count: toApply.length })}
            </Button>
          </div>
          <ol className={styles.reductions}>
            {plan.reductions.map((reduction, place) => (
              <ReductionRow
                key={reduction.optionId}
                number={place + 1}
                reduction={reduction}
                productId={product?.id ?? ''}
                cost={costs.get(reduction.optionId) ?? null}
                isChosen={chosen.has(reduction.optionId)}
                onCost={(cost) => setCosts((before) => withEntry(before, reduction.optionId, cost))}
                onChoose={(isOn) =>
                  setChosen((before) => {
                    const after = new Set(before);
                    if (isOn) after.add(reduction.optionId);
                    else after.delete(reduction.optionId);
                    return after;
                  })
                }
                onApply={() => apply([reduction.optionId])}
              />
            ))}
          </ol>
        </div>
      )}
      {plan !== undefined && plan.leftOut.length > 0 && (
        <details className={styles.findings}>
          <summary>
            {t('scenarios.leftOut')} ({plan.leftOut.length})
          </summary>
          <ul>
            {plan.leftOut.map(({ optionId, title, titleZh, reason }) => (
              <li key={optionId}>
                {either(title, titleZh)}: {t(`scenarios.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface ReductionRowProps {
  readonly number: number;
  readonly reduction: Reduction;
  readonly productId: string;
  readonly cost: number | null;
  readonly isChosen: boolean;
  readonly onCost: (cost: number | null) => void;
  readonly onChoose: (isOn: boolean) => void;
  readonly onApply: () => void;
}

function ReductionRow(props: ReductionRowProps) {
  const { number, reduction, productId, cost, isChosen, onCost, onChoose, onApply } = props;
  const { t } = useTranslation();
  const { either, nameOf, locale } = useLanguage();
  const { savedAlone, savedInOrder, lower, upper, confidence, lines } = reduction;
  const written = (kg: number): string => formatKg(kg, locale);
  return (
    <li className={styles.reduction}>
      <Checkbox label={`${number}.`} checked={isChosen} onChange={onChoose} />
      <span>
        {either(reduction.title, reduction.titleZh)} <Badge>{t(`scenarios.kind.${reduction.kind}`)}</Badge>
      </span>
      <span className={styles.saved}>{t('scenarios.saves', { kg: written(savedAlone) })}</span>
      <span className={styles.facts}>
        <span>{t('scenarios.interval', { lower: written(lower), upper: written(upper) })}</span>
        <span>{t('scenarios.confidence', { share: formatShare(confidence, locale) })}</span>
        <span>{t('scenarios.interaction', { kg: written(savedInOrder) })}</span>
      </span>
      <span className={styles.facts}>
        <label className={styles.cost}>
          {t('scenarios.cost')}
          <input
            type="number"
            step="any"
            defaultValue={cost ?? ''}
            onBlur={(event) => onCost(event.target.value === '' ? null : Number(event.target.value))}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        </label>
        <Button needs="EDIT_SCENARIOS" onClick={onApply}>
          {t('scenarios.apply')}
        </Button>
      </span>
      <details className={styles.facts}>
        <summary>
          {t('scenarios.evidence')}: {t('scenarios.touches', { count: lines.length })}
        </summary>
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              <Link to={`/products/${encodeURIComponent(productId)}#${encodeURIComponent(line.id)}`}>
                {nameOf(line)}
              </Link>
              {line.factor && (
                <>
                  {' · '}
                  <Link to={`/factors/${encodeURIComponent(line.factor.id)}`}>{nameOf(line.factor)}</Link>
                  {` · ${line.factor.source.name}`}
                </>
              )}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function withEntry(map: ReadonlyMap<string, number>, key: string, value: number | null) {
  const after = new Map(map);
  if (value === null) after.delete(key);
  else after.set(key, value);
  return after;
}

/** Makes a scenario of options and opens it for the product. */
function useApply(assessmentId: string, productId: string) {
  const [{ fetching }, send] = useMutation(ApplyReductions);
  const navigate = useNavigate();
  const [refused, setRefused] = useState<
    readonly { field: string; code: string; message: string; remedy: string }[] | null
  >(null);
  const apply = async (optionIds: readonly string[]): Promise<void> => {
    const { data, error } = await send({ assessmentId, input: { optionIds: [...optionIds] } });
    const answer = data?.applyReductions;
    if (answer?.__typename === 'Scenario')
      navigate(`/scenarios/${encodeURIComponent(answer.id)}?products=${encodeURIComponent(productId)}`);
    else if (answer?.__typename === 'InvalidInput') setRefused(answer.fields);
    else setRefused([{ field: '', code: '', message: answer?.message ?? error?.message ?? '', remedy: '' }]);
  };
  return { apply: (ids: readonly string[]) => void apply(ids), refused, isApplying: fetching };
}
