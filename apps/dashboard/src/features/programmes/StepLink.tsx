import { useTranslation } from 'react-i18next';
import type { ProgrammeStep } from '../../graphql/generated/graphql.ts';
import { ButtonLink } from '../../ui/index.ts';

/** Where each step is taken. */
const PLACES: Readonly<Record<ProgrammeStep, string>> = {
  JOINED: '/programmes',
  FIRST_PRODUCT: '/start',
  FIRST_FOOTPRINT: '/start',
  FOOTPRINT_PUBLISHED: '/',
  EVALUATION_APPLIED: '/evaluations',
  SELF_EVALUATED: '/evaluations',
  INSPECTED: '/evaluations',
  LABELLED: '/evaluations',
};

/** Leads to where a step is taken. */
export function StepLink({ step }: { readonly step: ProgrammeStep }) {
  const { t } = useTranslation();
  return (
    <ButtonLink to={PLACES[step]} variant="primary">
      {t(`programmes.do.${step}`)}
    </ButtonLink>
  );
}
