/** What an assessment of a product category may begin as. */
export const templatesEn = {
  templates: {
    label: 'Begin from a template',
    hint: 'Unit, boundary, usual exclusions and lines of the category. All of it is a suggestion; amounts are yours.',
    none: 'No template',
    begins: 'For {{amount}} {{unit}}, {{boundary}}, with {{count}} lines that wait for their amounts:',
    hotspots: 'Where most of the footprint is usually found:',
    notAssessed: 'Choose the category that fits best; everything can be changed afterwards.',
    begin: 'Begin the assessment',
    working: 'Beginning …',
    goHint: 'Next you give the lines their amounts and factors.',
    withBom: 'The lines come from your bill of materials; scope and exclusions from the template.',
  },
} as const;
