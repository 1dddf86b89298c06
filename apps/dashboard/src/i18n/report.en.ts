/** The texts around the report of an assessment in English; those inside it come from the API. */
export const reportEn = {
  report: {
    open: 'Report',
    title: 'Report',
    subtitle: '{{sku}}, version {{version}}, {{status}}',
    language: 'Language of the report',
    languages: { en: 'English', zh: '中文', both: 'English + 中文' },
    formats: { pdf: 'PDF', xlsx: 'Workbook', html: 'HTML', json: 'JSON' },
    hints: {
      pdf: 'Pages to send and print',
      xlsx: 'All digits in sheets, with units',
      html: 'One file to read in a browser',
      json: 'Everything needed to calculate it again',
    },
    frame: 'Report, {{language}}',
    isDraft: 'This is a draft: every page of the report says so.',
    hasGaps_one: '{{count}} number is missing; the first page names it.',
    hasGaps_other: '{{count}} numbers are missing; the first page names them.',
    failed: 'The report could not be made',
    noAssessment: 'There is no such assessment',
    noAssessmentHint: 'It may have been removed, or the address is incomplete.',
  },
} as const;
