import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Badge, Button, EmptyState, FilePicker, PageHead, Select, Stack } from '../../ui/index.ts';
import styles from './CheckPage.module.css';
import { ConversionCard } from './ConversionCard.tsx';
import { DocumentEditor } from './DocumentEditor.tsx';
import { EXAMPLE_NAMES, EXAMPLES, type ExampleName } from './examples.ts';
import { FindingList } from './FindingList.tsx';
import type { Checked, PlacedFinding } from './preview/checkTypes.ts';
import { SumBars } from './SumBars.tsx';
import { TakeOverCard } from './TakeOverCard.tsx';
import { useCheck } from './useCheck.ts';

/** `/check`: paste a footprint, see what is wrong with it and where. Open to everybody; the text stays in the browser. */
export function CheckPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { answer, client } = useCheck(text);
  const editor = useRef<HTMLTextAreaElement>(null);
  usePageTitle(t('footprintCheck.title'));
  const checked = answer?.ok ? answer.value : null;
  const show = ({ from, to, line }: PlacedFinding) => {
    if (editor.current && from !== null && to !== null && line !== null)
      select(editor.current, from, to, line);
  };
  return (
    <Stack>
      <PageHead title={t('footprintCheck.title')} lead={t('footprintCheck.lead')} />
      <div className={styles.columns}>
        <section className={styles.document} aria-label={t('footprintCheck.document')}>
          <div className={styles.tools}>
            <FilePicker
              label={t('footprintCheck.document')}
              text={t('footprintCheck.choose')}
              accept=".json,.xml"
              onChoose={async (file) => setText(await file.text())}
            />
            <Select
              label={t('footprintCheck.example')}
              value=""
              options={[
                { value: '', label: t('footprintCheck.noExample') },
                ...EXAMPLE_NAMES.map((name) => ({
                  value: name,
                  label: t(`footprintCheck.examples.${name}`),
                })),
              ]}
              onChange={async (name) => {
                if (name !== '') setText(await EXAMPLES[name as ExampleName]());
              }}
            />
            {text !== '' && <Button onClick={() => setText('')}>{t('footprintCheck.clear')}</Button>}
          </div>
          <DocumentEditor ref={editor} text={text} findings={checked?.findings ?? []} onChange={setText} />
        </section>
        <div className={styles.answer} aria-live="polite">
          {answer === null && (
            <EmptyState title={t('footprintCheck.nothing')}>
              <p>{t('footprintCheck.nothingHint')}</p>
            </EmptyState>
          )}
          {answer?.ok === false &&
            answer.refusals.map(({ code, message, remedy }) => (
              <EmptyState key={code} title={t(`footprintCheck.refused.${refusedAs(code)}`)}>
                <p>{message}</p>
                <p>{remedy}</p>
              </EmptyState>
            ))}
          {checked && (
            <>
              <Summary checked={checked} />
              <FindingList findings={checked.findings} onShow={show} />
              <SumBars sums={checked.sums} />
              <TakeOverCard key={text} text={text} />
              <ConversionCard text={text} checked={checked} client={client} />
            </>
          )}
        </div>
      </div>
    </Stack>
  );
}

function Summary({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  const { format, version, productName, companyName, declaredUnit, declaredUnitAmount } = checked;
  return (
    <div className={styles.summary}>
      <p className={styles.product}>
        <strong>{productName ?? t('footprintCheck.unnamed')}</strong>
        {companyName !== null && <span>{companyName}</span>}
      </p>
      <p>
        <Badge tone="info">{t(`footprintCheck.formats.${format}`)}</Badge> {version}
        {declaredUnit !== null && ` · ${declaredUnitAmount ?? ''} ${declaredUnit}`}
      </p>
    </div>
  );
}

const REFUSED = ['DOCUMENT_UNREADABLE', 'DOCUMENT_TOO_LARGE', 'FORMAT_NOT_RECOGNISED'] as const;

function refusedAs(code: string) {
  return REFUSED.find((each) => each === code) ?? 'DOCUMENT_UNREADABLE';
}

/** Selects the place and brings its line into the middle of the field. */
function select(field: HTMLTextAreaElement, from: number, to: number, line: number): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const height = Number.parseFloat(getComputedStyle(field).lineHeight);
  field.scrollTop = Math.max(0, (line - 1) * height - field.clientHeight / 2);
  field.scrollLeft = 0;
  field.scrollIntoView({ block: 'nearest' });
}
