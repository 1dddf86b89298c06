import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { AbatementChart, TimeSeriesChart } from '../../charts/index.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { formatKg, formatShare, massUnitFor } from '../../lib/format.ts';
import { Badge, Button, Card, Figure, showToast, Table } from '../../ui/index.ts';
import styles from './Reductions.module.css';
import { RemoveReductionTarget } from './reductionQueries.ts';
import { TargetForm } from './TargetForm.tsx';
import type { LoadedTarget } from './targetTypes.ts';

/** One target: its line, the plan recalculated year by year, the gap, and what the plan counts on. */
export function TargetCard({
  target,
  onChanged,
}: {
  readonly target: LoadedTarget;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { nameOf, either, locale } = useLanguage();
  const gapName = useGapNames();
  const [, remove] = useMutation(RemoveReductionTarget);
  const { points, gap, gaps, effects, baseValue } = target.trajectory;
  const perRevenue = target.kind === 'PER_REVENUE';
  const mass = massUnitFor(perRevenue ? 0 : (baseValue ?? 0));
  const unit = `${mass.unit} CO₂e${perRevenue ? ` / ${target.currency}` : ''}`;
  const yearly = massUnitFor(Math.max(0, ...effects.map(({ savedAlone }) => Math.abs(savedAlone ?? 0))));
  const lines = useMemo(
    () =>
      // The start year alone is the first point of the plan already.
      (points.filter(({ actual }) => actual != null).length > 1
        ? (['target', 'plan', 'actual'] as const)
        : (['target', 'plan'] as const)
      ).map((key) => ({
        key,
        label: t(`reductions.${key}`),
        points: points.map((point) => {
          const value = point[key];
          return { year: point.year, value: value == null ? null : value / mass.kg };
        }),
      })),
    [points, mass.kg, t],
  );
  const currency = effects.find(({ reduction }) => reduction.currency != null)?.reduction.currency;
  const curve = effects.flatMap(({ reduction, savedInOrder }) =>
    reduction.cost == null || reduction.currency !== currency || savedInOrder == null || savedInOrder <= 0
      ? []
      : {
          key: reduction.id,
          label: either(reduction.title, reduction.titleZh),
          saved: savedInOrder / yearly.kg,
          costPerKg: reduction.cost / savedInOrder,
        },
  );
  const value = gap == null ? '' : `${formatKg(Math.abs(gap) / mass.kg, locale)} ${unit}`;
  return (
    <Card
      title={nameOf(target)}
      subtitle={`${t('reductions.summary', {
        share: formatShare(target.reductionShare, locale),
        from: target.baseYear,
        to: target.targetYear,
        approach: t(`reductions.approach.${target.approach}`),
      })} · ${t(`reductions.kind.${target.kind}`)}`}
    >
      <p className="lead">
        {t('reductions.covers')}: {target.headings.map((heading) => t(`heading.${heading}`)).join(', ')}
      </p>
      <p className={styles.verdict}>
        {gap == null
          ? t('reductions.gapUnknown')
          : t(gap > 0 ? 'reductions.gapOpen' : 'reductions.gapClosed', { value })}{' '}
        {gaps.map((code) => (
          <Badge key={code} tone="warning">
            {gapName(code)}
          </Badge>
        ))}
      </p>
      <TimeSeriesChart caption={t('reductions.trajectory')} lines={lines} chosen="plan" unit={unit} />
      {effects.length > 0 && (
        <>
          <h3>{t('reductions.steps')}</h3>
          <p className="lead">{t('reductions.stepsHint')}</p>
          <Table label={t('reductions.steps')} className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('reductions.column.reduction')}</th>
                <th scope="col">{t('reductions.column.year')}</th>
                {(['alone', 'inOrder', 'interaction'] as const).map((key) => (
                  <th key={key} scope="col" data-number>
                    {t(`reductions.column.${key}`, { unit: `${yearly.unit} CO₂e` })}
                  </th>
                ))}
                <th scope="col">{t('reductions.column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {effects.map(({ reduction, savedAlone, savedInOrder, interactionKgCo2e }) => (
                <tr key={reduction.id}>
                  <th scope="row">{either(reduction.title, reduction.titleZh)}</th>
                  <td>{reduction.year}</td>
                  <td data-number>
                    <Figure value={savedAlone == null ? null : savedAlone / yearly.kg} />
                  </td>
                  <td data-number>
                    <Figure value={savedInOrder == null ? null : savedInOrder / yearly.kg} />
                  </td>
                  <td data-number>
                    <Figure value={overlap(interactionKgCo2e, savedAlone, yearly.kg)} />
                  </td>
                  <td>{t(`reductions.state.${reduction.state}`)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      {curve.length > 1 && (
        <AbatementChart
          caption={t('reductions.curve', { currency: currency ?? '', unit: `${yearly.unit} CO₂e` })}
          reductions={curve}
          currency={currency ?? undefined}
          unit={`${yearly.unit} CO₂e`}
        />
      )}
      <TargetForm target={target} onSaved={onChanged} />
      <div className={styles.tools}>
        <Button
          needs="EDIT_TARGETS"
          variant="quiet"
          onClick={() =>
            void remove({ id: target.id }).then(({ data, error }) => {
              const text = answerText(data?.answer, error);
              if (text === '') onChanged();
              else showToast(text);
            })
          }
        >
          {t('reductions.removeTarget')}
        </Button>
      </div>
    </Card>
  );
}

/** Differences of large sums leave a rest of rounding, which is no overlap. */
function overlap(
  kg: number | null | undefined,
  alone: number | null | undefined,
  divisor: number,
): number | null {
  if (kg == null) return null;
  return Math.abs(kg) <= Math.abs(alone ?? 0) * 1e-9 ? 0 : kg / divisor;
}
