import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { Card, Facts, Figure, OutsideLink } from '../../ui/index.ts';
import type { LoadedAssessment, LoadedFootprint } from './assessmentTypes.ts';

export interface AssessmentBasisProps {
  readonly assessment: LoadedAssessment;
  readonly footprint: LoadedFootprint;
}

/** On what the result rests: unit, boundary, period, standard, and what it takes to reproduce it. */
export function AssessmentBasis({ assessment, footprint }: AssessmentBasisProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const { publishedIn, referencePeriodStart, referencePeriodEnd } = assessment;
  const period =
    referencePeriodStart &&
    `${formatDay(referencePeriodStart, locale)} – ${formatDay(referencePeriodEnd, locale)}`;
  return (
    <Card title={t('product.basis')} subtitle={t('product.basisHint')}>
      <Facts
        facts={[
          [t('product.functionalUnit'), either(assessment.functionalUnit, assessment.functionalUnitZh)],
          [t('factor.boundary'), t(`boundary.${assessment.boundary}`)],
          [t('product.boundaryNote'), assessment.boundaryNote],
          [t('product.referencePeriod'), period],
          [t('product.standard'), assessment.standard && nameOf(assessment.standard)],
          [t('product.fossil'), known(footprint.fossilKgCo2e)],
          [t('product.biogenic'), known(footprint.biogenicKgCo2e)],
          [t('product.landUse'), known(footprint.landUseKgCo2e)],
          [t('product.declaredSource'), assessment.declaredSource],
          [
            t('factor.source'),
            publishedIn && (
              <OutsideLink key="source" url={publishedIn.url}>
                {nameOf(publishedIn)}
              </OutsideLink>
            ),
          ],
          [t('factor.licence'), publishedIn?.licence],
          [t('factor.attribution'), publishedIn?.attribution],
          [t('product.calculatedAt'), formatDay(footprint.calculatedAt, locale)],
          [t('product.engineVersion'), footprint.engineVersion],
          [t('product.inputHash'), <code key="hash">{footprint.inputHash}</code>],
        ]}
      />
    </Card>
  );
}

function known(kgCo2e: number | null) {
  return kgCo2e === null ? null : <Figure value={kgCo2e} unit="kg CO₂e" />;
}
