import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { WrittenFormat } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { saveFiles } from '../../lib/saveFiles.ts';
import { ActionMenu, Button, Drawer, EmptyState, Icon, LossList, Skeleton } from '../../ui/index.ts';
import styles from './ExportMenu.module.css';
import { AssessmentExportQuery } from './productQueries.ts';

const FORMATS = [
  'PACT_3',
  'CATENA_X_9',
  'OPEN_EPD',
  'ILCD_EPD',
  'OPENLCA',
] as const satisfies readonly WrittenFormat[];

/** Other formats of an assessment; what is lost on the way is read before the file is saved. */
export function ExportMenu({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<WrittenFormat | null>(null);
  return (
    <>
      <ActionMenu
        label={t('footprintCheck.exportAs')}
        items={FORMATS.map((key) => ({
          key,
          label: t(`footprintCheck.formats.${key}`),
          onSelect: () => setFormat(key),
        }))}
      />
      {format !== null && (
        <ExportDrawer assessmentId={assessmentId} format={format} onClose={() => setFormat(null)} />
      )}
    </>
  );
}

interface ExportDrawerProps {
  readonly assessmentId: string;
  readonly format: WrittenFormat;
  readonly onClose: () => void;
}

function ExportDrawer({ assessmentId, format, onClose }: ExportDrawerProps) {
  const { t } = useTranslation();
  const [{ data, error }] = useQuery({
    query: AssessmentExportQuery,
    variables: { assessmentId, format },
    requestPolicy: 'network-only',
  });
  const exported = data?.exported;
  const done = exported?.__typename === 'AssessmentExport' ? exported : null;
  const problem = data || error ? answerText(exported, error) : '';
  return (
    <Drawer title={t(`footprintCheck.formats.${format}`)} onClose={onClose}>
      {done ? (
        <div className={styles.export}>
          <p>{t('footprintCheck.exportHint')}</p>
          <LossList losses={done.losses} />
          <p>
            <Button
              variant="primary"
              onClick={() => void saveFiles(done.files, `${format.toLowerCase()}-footprint`)}
            >
              <Icon name="download" />
              {t('footprintCheck.download')}
            </Button>
          </p>
        </div>
      ) : problem !== '' ? (
        <EmptyState title={t('footprintCheck.noExport')}>
          <p>{problem}</p>
        </EmptyState>
      ) : (
        <Skeleton height="2rem" lines={6} />
      )}
    </Drawer>
  );
}
