import type { Loss, WrittenFormat } from '@cradle/engine';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFiles } from '../../lib/saveFiles.ts';
import { Button, Card, Icon, LossList, Select, type ShownLoss, Skeleton } from '../../ui/index.ts';
import type { CheckClient } from './CheckClient.ts';
import styles from './ConversionCard.module.css';
import type { Checked, Converted } from './preview/checkTypes.ts';

const FORMATS = [
  'PACT_3',
  'CATENA_X_9',
  'OPEN_EPD',
  'ILCD_EPD',
  'OPENLCA',
] as const satisfies readonly WrittenFormat[];

interface ConversionCardProps {
  readonly text: string;
  readonly checked: Checked;
  readonly client: () => CheckClient;
}

/** The footprint in another format: first what is lost on the way, then the file. */
export function ConversionCard({ text, checked, client }: ConversionCardProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<WrittenFormat | ''>('');
  const [converted, setConverted] = useState<Converted | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the client is made once and is no part of the question.
  useEffect(() => {
    setConverted(null);
    if (format === '') return;
    let isLatest = true;
    void client()
      .ask({ kind: 'convert', text, format })
      .then((answer) => {
        if (isLatest && answer.ok) setConverted(answer.value);
      });
    return () => {
      isLatest = false;
    };
  }, [text, format]);
  return (
    <Card title={t('footprintCheck.convert')} subtitle={t('footprintCheck.convertHint')}>
      <div className={styles.choice}>
        <Select
          label={t('footprintCheck.target')}
          value={format}
          options={[
            { value: '', label: t('footprintCheck.noTarget') },
            ...FORMATS.map((value) => ({ value, label: t(`footprintCheck.formats.${value}`) })),
          ]}
          onChange={(value) => setFormat(value as WrittenFormat | '')}
        />
        {converted !== null && (
          <Button
            variant="primary"
            onClick={() => void saveFiles(converted.files, checked.productName ?? 'footprint')}
          >
            <Icon name="download" />
            {t('footprintCheck.download')}
          </Button>
        )}
      </div>
      {format !== '' &&
        (converted === null ? (
          <Skeleton height="2rem" lines={3} />
        ) : (
          <LossList losses={converted.losses.map(shown)} />
        ))}
    </Card>
  );
}

function shown({ kind, field, rule, clause }: Loss): ShownLoss {
  return { kind, field, clause, rule: rule.message, ruleZh: rule.messageZh };
}
