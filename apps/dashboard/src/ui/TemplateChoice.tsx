import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { AssessmentTemplatesQuery } from '../graphql/generated/graphql.ts';
import { graphql } from '../graphql/generated/index.ts';
import { useLanguage } from '../i18n/index.ts';
import { unitName } from '../lib/unitName.ts';
import { ChoiceField } from './ChoiceField.tsx';
import styles from './TemplateChoice.module.css';

const TemplatesQuery = graphql(`
  query AssessmentTemplates {
    assessmentTemplates {
      code
      name
      nameZh
      covers { text textZh }
      declaredUnitAmount
      declaredUnit
      boundary
      lines { stage name nameZh }
      hotspots { text textZh }
    }
  }
`);

export type OfferedTemplate = AssessmentTemplatesQuery['assessmentTemplates'][number];

export interface TemplateChoiceProps {
  /** Code of a template; empty: none. */
  readonly value: string;
  readonly onChange: (code: string, template: OfferedTemplate | null) => void;
}

/** What an assessment may begin as, with what it brings along and where to look first. */
export function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: TemplatesQuery });
  const templates = data?.assessmentTemplates ?? [];
  const chosen = templates.find(({ code }) => code === value);
  return (
    <div className={styles.choice}>
      <ChoiceField
        label={t('templates.label')}
        hint={t('templates.hint')}
        value={chosen ? value : ''}
        none={t('templates.none')}
        options={templates.map((template) => ({ value: template.code, label: nameOf(template) }))}
        onChange={(code) => onChange(code, templates.find((template) => template.code === code) ?? null)}
      />
      {chosen && <TemplateFacts template={chosen} />}
    </div>
  );
}

function TemplateFacts({ template }: { readonly template: OfferedTemplate }) {
  const { t } = useTranslation();
  const { locale, either, nameOf } = useLanguage();
  const { covers, declaredUnitAmount, declaredUnit, boundary, lines, hotspots } = template;
  return (
    <div className={styles.facts} aria-live="polite">
      <p>{either(covers.text, covers.textZh)}</p>
      <p>
        {t('templates.begins', {
          amount: declaredUnitAmount,
          unit: unitName(declaredUnit, locale),
          boundary: t(`boundary.${boundary}`),
          count: lines.length,
        })}
      </p>
      <p className={styles.lines}>{lines.map(nameOf).join(locale === 'zh-CN' ? '、' : ', ')}</p>
      <p>{t('templates.hotspots')}</p>
      <ul>
        {hotspots.map(({ text, textZh }) => (
          <li key={text}>{either(text, textZh)}</li>
        ))}
      </ul>
    </div>
  );
}
