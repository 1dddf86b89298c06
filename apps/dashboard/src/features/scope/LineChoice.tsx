import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { ChoiceField } from '../../ui/index.ts';

export interface LineToChoose {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly position: number;
}

export interface LineChoiceProps {
  readonly label: string;
  readonly lines: readonly LineToChoose[];
  /** Empty: the assessment as a whole. */
  readonly value: string;
  readonly onChange: (lineId: string) => void;
}

/** What a comment or a file is about: the whole assessment or one of its lines. */
export function LineChoice({ label, lines, value, onChange }: LineChoiceProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  return (
    <ChoiceField
      label={label}
      value={value}
      none={t('comments.whole')}
      options={lines.map((line, index) => ({ value: line.id, label: `${index + 1} · ${nameOf(line)}` }))}
      onChange={onChange}
    />
  );
}
