import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { unitName } from '../../lib/unitName.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { forgetDraft, proposeSku, type StartDraft } from './startDraft.ts';
import { StartAssessment, StartFromTemplate, StartProduct } from './startQueries.ts';

interface RefusedField {
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** Refused by field; what is about no field of the form stands under the empty name. */
export type StartFaults = ReadonlyMap<string, string>;

class Refused extends Error {
  readonly fields: readonly RefusedField[];
  constructor(fields: readonly RefusedField[]) {
    super('refused');
    this.fields = fields;
  }
}

/** Makes the product, its assessment and the upload, and goes on to the review of the bill of materials. */
export function useStart(draft: StartDraft, onProduct: (productId: string) => void) {
  const client = useClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const { locale, language } = useLanguage();
  const [isWorking, setWorking] = useState(false);
  const [faults, setFaults] = useState<StartFaults>(new Map());

  const makeProduct = async (): Promise<string> => {
    if (draft.productId !== null) return draft.productId;
    const { name, category, sku, massKg, annualVolume } = draft;
    const input = {
      ...{ name, massKg, annualVolume },
      sku: sku.trim() || proposeSku(name, Math.random),
      category: category.trim() || t('start.defaultCategory'),
      nameZh: /\p{Script=Han}/u.test(name) ? name : null,
    };
    const { data, error } = await client.mutation(StartProduct, { input }).toPromise();
    const made = data?.createProduct;
    if (made?.__typename === 'Product') return made.id;
    throw refusalOf(made, error?.message);
  };
  const makeFromTemplate = async (productId: string, withLines: boolean): Promise<string> => {
    const { amount, unit: declaredUnit, boundary, template } = draft;
    const { data, error } = await client
      .mutation(StartFromTemplate, {
        ...{ productId, template, boundary, withLines, declaredUnit, declaredUnitAmount: amount ?? 1 },
        language: language === 'zh' ? 'ZH' : 'EN',
      })
      .toPromise();
    const made = data?.createAssessmentFromTemplate;
    if (made?.__typename === 'Assessment') return made.id;
    throw refusalOf(made, error?.message);
  };
  const makeAssessment = async (productId: string, withLines: boolean): Promise<string> => {
    const { name, amount, unit, boundary } = draft;
    if (draft.template !== '') return makeFromTemplate(productId, withLines);
    const input = {
      ...{ productId, boundary, declaredUnitAmount: amount ?? 1, declaredUnit: unit },
      functionalUnit: `${amount ?? 1} ${unitName(unit, locale)} ${name}`,
    };
    const { data, error } = await client.mutation(StartAssessment, { input }).toPromise();
    const made = data?.createAssessment;
    if (made?.__typename === 'Assessment') return made.id;
    throw refusalOf(made, error?.message);
  };
  const begin = async (file: File | null): Promise<void> => {
    setWorking(true);
    setFaults(new Map());
    try {
      const productId = await makeProduct();
      onProduct(productId);
      const uploadId = file && (await uploadFiles([file], () => undefined))[0];
      const assessment = encodeURIComponent(await makeAssessment(productId, !uploadId));
      forgetDraft();
      await navigate(
        uploadId
          ? `/assessments/${assessment}/bill-of-materials?upload=${uploadId}`
          : `/assessments/${assessment}/inventory`,
      );
    } catch (failure) {
      setFaults(toFaults(failure));
      setWorking(false);
    }
  };
  return { begin: (file: File | null) => void begin(file), isWorking, faults };
}

interface Answer {
  readonly __typename: string;
  readonly fields?: readonly RefusedField[];
  readonly message?: string;
}

function refusalOf(answer: Answer | undefined, problem: string | undefined): Error {
  return answer?.fields ? new Refused(answer.fields) : new Error(answer?.message ?? problem ?? '');
}

const FIELD_OF: Readonly<Record<string, string>> = { declaredUnitAmount: 'amount', declaredUnit: 'unit' };

function toFaults(failure: unknown): StartFaults {
  if (failure instanceof Refused)
    return new Map(
      failure.fields.map(({ field, message, remedy }) => [FIELD_OF[field] ?? field, `${message} ${remedy}`]),
    );
  return new Map([['', failure instanceof Error ? failure.message : String(failure)]]);
}
