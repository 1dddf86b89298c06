import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { readRefusals } from '../../lib/readRefusals.ts';
import { Button, showToast } from '../../ui/index.ts';
import type { LoadedProduct } from './assessmentTypes.ts';
import type { EditedAssessment } from './EditAssessment.tsx';
import styles from './EditProduct.module.css';
import { CopyAssessment, CopyProduct, RemoveAssessment, RemoveProduct } from './productMutations.ts';

export interface EditActionsProps {
  readonly product: LoadedProduct;
  readonly assessment: EditedAssessment | null;
  readonly onClose: () => void;
}

/** New version, copy, and removal, which asks a second time. */
export function EditActions({ product, assessment, onClose }: EditActionsProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { copyVersion, copyProduct, removeVersion, removeProduct, problem } = useActions(
    product,
    assessment,
    onClose,
  );
  const isCalculated = assessment?.kind === 'CALCULATED';
  return (
    <section className={styles.form}>
      <h3>{t('product.more')}</h3>
      <div className={styles.buttons}>
        {isCalculated && (
          <Button needs="EDIT_PORTFOLIO" onClick={copyVersion}>
            {t('product.newVersion')}
          </Button>
        )}
        {isCalculated && (
          <Button needs="EDIT_PORTFOLIO" onClick={copyProduct}>
            {t('product.duplicate')}
          </Button>
        )}
      </div>
      {assessment && (
        <Confirmed
          text={t('product.removeVersion', { version: assessment.version })}
          question={t('product.removeVersionSure', {
            version: assessment.version,
            count: assessment.lines.length,
          })}
          onConfirm={removeVersion}
        />
      )}
      <Confirmed
        text={t('product.remove')}
        question={t('product.removeSure', { name: nameOf(product) })}
        onConfirm={removeProduct}
      />
      {problem !== '' && <p role="alert">{problem}</p>}
    </section>
  );
}

interface ConfirmedProps {
  readonly text: string;
  readonly question: string;
  readonly onConfirm: () => void;
}

/** What cannot be undone is asked twice. */
function Confirmed({ text, question, onConfirm }: ConfirmedProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <Button needs="EDIT_PORTFOLIO" variant="quiet" onClick={() => setAsking(true)}>
        {text} …
      </Button>
    );
  return (
    <div className={styles.question} role="alert">
      <p>{question}</p>
      <div className={styles.buttons}>
        <Button onClick={onConfirm}>{text}</Button>
        <Button variant="quiet" onClick={() => setAsking(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}

function useActions(product: LoadedProduct, assessment: EditedAssessment | null, onClose: () => void) {
  const client = useClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const addressOf = (id: string, version?: number): string =>
    `/products/${encodeURIComponent(id)}${version === undefined ? '' : `?version=${version}`}`;
  const isDone = (...answered: Parameters<typeof readRefusals>): boolean => {
    const refused = readRefusals(...answered);
    setProblem(refused === null ? '' : [...refused.values()].join(' '));
    return refused === null;
  };
  const finish = async (message: string, address: string): Promise<void> => {
    showToast(message);
    onClose();
    await navigate(address);
  };
  const copy = async (productId: string): Promise<void> => {
    if (!assessment) return;
    const { data, error } = await client
      .mutation(CopyAssessment, { id: assessment.id, productId })
      .toPromise();
    if (isDone(data?.answer, error, []) && data?.answer.__typename === 'Assessment')
      await finish(
        t('product.copied', { version: data.answer.version }),
        addressOf(productId, data.answer.version),
      );
  };
  const copyProduct = async (): Promise<void> => {
    const { name, nameZh, category, categoryZh, description, cnCode, brand, massKg, annualVolume, supplier } =
      product;
    const input = {
      ...{ category, categoryZh, description, cnCode, brand, massKg, annualVolume },
      ...{ supplierId: supplier?.id ?? null, sku: `${product.sku}-${Date.now().toString(36).toUpperCase()}` },
      name: t('product.copyOf', { name }),
      nameZh: nameZh === '' ? '' : t('product.copyOf', { name: nameZh, lng: 'zh' }),
    };
    const { data, error } = await client.mutation(CopyProduct, { input }).toPromise();
    if (isDone(data?.answer, error, []) && data?.answer.__typename === 'Product') await copy(data.answer.id);
  };
  const removeVersion = async (): Promise<void> => {
    if (!assessment) return;
    const { data, error } = await client.mutation(RemoveAssessment, { id: assessment.id }).toPromise();
    if (isDone(data?.answer, error, [])) await finish(t('product.removedVersion'), addressOf(product.id));
  };
  const removeProduct = async (): Promise<void> => {
    const { data, error } = await client.mutation(RemoveProduct, { id: product.id }).toPromise();
    if (isDone(data?.answer, error, [])) await finish(t('product.removed'), '/');
  };
  return {
    problem,
    copyVersion: () => void copy(product.id),
    copyProduct: () => void copyProduct(),
    removeVersion: () => void removeVersion(),
    removeProduct: () => void removeProduct(),
  };
}
