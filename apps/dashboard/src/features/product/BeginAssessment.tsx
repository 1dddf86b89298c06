import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { readRefusals } from '../../lib/readRefusals.ts';
import { Button, EmptyState, TemplateChoice } from '../../ui/index.ts';
import styles from './EditProduct.module.css';
import { BeginFromTemplate } from './productMutations.ts';

/** A product that nobody has assessed: the assessment begins from a template of its category. */
export function BeginAssessment({ productId }: { readonly productId: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const [template, setTemplate] = useState('');
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState('');
  const begin = async (): Promise<void> => {
    setWorking(true);
    const variables = { productId, template, language: language === 'zh' ? 'ZH' : 'EN' } as const;
    const { data, error } = await client.mutation(BeginFromTemplate, variables).toPromise();
    const refused = readRefusals(data?.answer, error, []);
    if (data?.answer.__typename === 'Assessment')
      return navigate(`/assessments/${encodeURIComponent(data.answer.id)}/inventory`);
    setProblem([...(refused?.values() ?? [])].join(' '));
    setWorking(false);
  };
  return (
    <EmptyState title={t('product.notAssessed')}>
      <p>{t('templates.notAssessed')}</p>
      <div className={styles.form}>
        <TemplateChoice value={template} onChange={setTemplate} />
        <div>
          <Button
            needs="EDIT_PORTFOLIO"
            variant="primary"
            disabled={template === '' || isWorking}
            onClick={() => void begin()}
          >
            {isWorking ? t('templates.working') : t('templates.begin')}
          </Button>
        </div>
        {problem !== '' && <p role="alert">{problem}</p>}
      </div>
    </EmptyState>
  );
}
