import { isSettled } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { InventoryQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { unitName } from '../../lib/unitName.ts';
import { unitBook } from '../../lib/units.ts';
import { useLoadedOnce } from '../../lib/useLoadedOnce.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  ButtonLink,
  buttonClass,
  ConformanceSummary,
  EmptyState,
  ErrorState,
  NeedsPermission,
  PageHead,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import type { LoadedInventory } from './gridLine.ts';
import { InventoryEditor } from './InventoryEditor.tsx';
import styles from './InventoryPage.module.css';
import { InventoryQuery } from './inventoryQueries.ts';

/** `/assessments/:id/inventory`: the lines of an assessment as a spreadsheet. */
export function InventoryPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { answer, error, ask } = useLoadedOnce(InventoryQuery, id);
  usePageTitle(t('inventory.title'));
  if (error) return <ErrorState error={error} onRetry={ask} />;
  if (!answer) return <Skeleton height="2rem" lines={12} />;
  const { assessment, units } = answer;
  if (!assessment || assessment.kind === 'DECLARED')
    return (
      <EmptyState title={t('bom.noAssessment')}>
        <p>{t('bom.noAssessmentHint')}</p>
      </EmptyState>
    );
  return <LoadedInventoryPage key={id} assessment={assessment} units={units} />;
}

function LoadedInventoryPage({
  assessment,
  units,
}: {
  readonly assessment: LoadedInventory;
  readonly units: Answer['units'];
}) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { product, version, declaredUnit, boundary } = assessment;
  const [book] = useState(() => unitBook(units));
  const address = `/products/${encodeURIComponent(product.id)}?version=${version}`;
  return (
    <Stack>
      <PageHead
        back={{ to: address, label: nameOf(product) }}
        title={t('inventory.title')}
        lead={t('inventory.subtitle', {
          amount: declaredUnit.amount,
          unit: unitName(declaredUnit.unit, locale),
          boundary: t(`boundary.${boundary}`),
        })}
        learn="energy-and-meters"
        tools={
          <>
            <ConformanceSummary assessmentId={assessment.id} standard={assessment.standard?.code ?? null} />
            <ButtonLink
              to={`/assessments/${encodeURIComponent(assessment.id)}/bill-of-materials`}
              needs="EDIT_PORTFOLIO"
            >
              {t('bom.open')}
            </ButtonLink>
            <Link to={address} className={buttonClass('primary')}>
              {t('inventory.toResult')}
            </Link>
          </>
        }
      />
      {isSettled(assessment.status) ? (
        <SettledNotice assessment={assessment} result={address} />
      ) : (
        <NeedsPermission
          needs="EDIT_PORTFOLIO"
          way={
            <Link to={address} className={buttonClass('secondary')}>
              {t('inventory.toResult')}
            </Link>
          }
        >
          <InventoryEditor assessment={assessment} units={book} />
        </NeedsPermission>
      )}
    </Stack>
  );
}

/** Instead of a spreadsheet whose every change would be refused. */
function SettledNotice({
  assessment: { id, status },
  result,
}: {
  readonly assessment: LoadedInventory;
  readonly result: string;
}) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('scope.settled', { status: t(`status.${status}`).toLowerCase() })}>
      <p>{t('inventory.settledHint')}</p>
      <p className={styles.ways}>
        <Link to={`/assessments/${encodeURIComponent(id)}/scope`} className={buttonClass('primary')}>
          {t('scope.newVersion')}
        </Link>
        <Link to={result} className={buttonClass('secondary')}>
          {t('inventory.toResult')}
        </Link>
      </p>
    </EmptyState>
  );
}
