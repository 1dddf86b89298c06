export type {
  AssessmentTemplate,
  BothLanguages,
  TemplateExclusion,
  TemplateLine,
  TemplateScope,
  TemplateStage,
} from './assessmentTemplate.ts';
export { ASSESSMENT_TEMPLATES, findTemplate } from './assessmentTemplates.ts';
