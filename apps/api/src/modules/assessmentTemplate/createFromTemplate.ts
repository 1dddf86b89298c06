import { type Boundary, isInsideBoundary } from '@cradle/engine';
import { ASSESSMENT_TEMPLATES, type BothLanguages, findTemplate } from '@cradle/schema/templates';
import { globalId, localIdForMutation } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { createAssessment } from '../assessment/createAssessment.ts';

/** What is taken otherwise than the template says; null: as it says. */
export interface TemplateChoices {
  readonly declaredUnitAmount: number | null;
  readonly declaredUnit: string | null;
  readonly boundary: Boundary | null;
  readonly functionalUnit: string | null;
  /** False: only scope and exclusions, for instance because a bill of materials follows. */
  readonly withLines: boolean;
  /** Of the texts that are kept in one language only. */
  readonly language: 'en' | 'zh';
}

/**
 * The next version of the product's assessment, begun from a template: its scope, exclusions and lines without amounts.
 * What lies outside of a narrower boundary is left away.
 *
 * @throws InvalidInput with the code TEMPLATE_UNKNOWN, or of a choice; NotFound for the product
 */
export async function createFromTemplate(
  database: Database,
  viewer: Viewer,
  productId: string,
  code: string,
  choices: TemplateChoices,
): Promise<Assessment> {
  const product = localIdForMutation('Product', 'product', productId);
  const template = findTemplate(code);
  if (template === undefined) throw templateUnknown(code);
  const { language, withLines } = choices;
  const textOf = (text: BothLanguages): string => text[language];
  const boundary = choices.boundary ?? template.boundary;
  const isInside = (stage: Parameters<typeof isInsideBoundary>[0] | null): boolean =>
    stage === null || isInsideBoundary(stage, boundary);
  const hasUse = isInside('USE');
  return createAssessment(database, viewer, {
    productId: globalId('Product', product),
    declaredUnitAmount: choices.declaredUnitAmount ?? template.declaredUnitAmount,
    declaredUnit: choices.declaredUnit ?? template.declaredUnit,
    functionalUnit: choices.functionalUnit ?? template.functionalUnit.en,
    functionalUnitZh: choices.functionalUnit === null ? template.functionalUnit.zh : null,
    boundary,
    lciScope: [...template.lciScope],
    cutOffCriteria: textOf(template.cutOffCriteria),
    packagingIncluded: template.packagingIncluded,
    useProfile: template.useProfile === null || !hasUse ? null : textOf(template.useProfile),
    exclusions: template.exclusions
      .filter(({ stage }) => isInside(stage))
      .map(({ stage, name, reason }) => ({ stage, name: textOf(name), reason: textOf(reason) })),
    lines: withLines
      ? template.lines
          .filter(({ stage }) => isInside(stage))
          .map(({ stage, name, unit, scope }) => ({ stage, name: name.en, nameZh: name.zh, unit, scope }))
      : [],
  });
}

function templateUnknown(code: string): InvalidInput {
  return new InvalidInput([
    {
      field: 'template',
      code: 'TEMPLATE_UNKNOWN',
      message: `There is no template ${code}.`,
      remedy: `Take one of ${ASSESSMENT_TEMPLATES.map((each) => each.code).join(', ')}.`,
    },
  ]);
}
