import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  buttonClass,
  Card,
  EmptyState,
  ErrorState,
  PageHead,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import { EditFamily } from './EditFamily.tsx';
import { FamilyFootprints } from './FamilyFootprints.tsx';
import { FamilyMatrix } from './FamilyMatrix.tsx';
import { FamilyQuery } from './familyQueries.ts';
import type { LoadedFamily } from './familyTypes.ts';

/** `/families/:id`: the lines of a base product and its variants beside each other, and what they come to. */
export function FamilyPage() {
  const { t } = useTranslation();
  const id = useParams().id ?? '';
  const [{ data, error }, ask] = useQuery({ query: FamilyQuery, variables: { id } });
  const refresh = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={refresh} />;
  if (!data) return <Skeleton height="2rem" lines={12} />;
  if (data.family === null)
    return (
      <EmptyState title={t('families.notFound')}>
        <Link to="/families">{t('families.title')}</Link>
      </EmptyState>
    );
  return <Family family={data.family} refresh={refresh} />;
}

function Family({ family, refresh }: { readonly family: LoadedFamily; readonly refresh: () => void }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  usePageTitle(nameOf(family));
  const [isEditing, setEditing] = useState(false);
  const members = [family.base, ...family.variants];
  const products = members.map(({ product }) => product.id).join(',');
  return (
    <Stack>
      <PageHead
        back={{ to: '/families', label: t('families.title') }}
        title={nameOf(family)}
        lead={t('families.summary', { base: nameOf(family.base.product), count: family.variants.length })}
        tools={
          <>
            <Button onClick={() => setEditing(true)}>{t('families.edit')}</Button>
            <Link
              to={`/assessments/${encodeURIComponent(family.base.id)}/variants`}
              className={buttonClass('secondary')}
            >
              {t('families.add')}
            </Link>
            <Link to={`/compare?${new URLSearchParams({ products })}`} className={buttonClass('primary')}>
              {t('families.compare')}
            </Link>
          </>
        }
      />
      <Card title={t('families.footprints')} subtitle={t('families.footprintsHint')}>
        <FamilyFootprints family={family} />
      </Card>
      <Card title={t('families.matrix')} subtitle={t('families.matrixHint')}>
        <FamilyMatrix family={family} refresh={refresh} />
      </Card>
      {isEditing && <EditFamily family={family} onClose={() => setEditing(false)} />}
    </Stack>
  );
}
