/** Which languages a report is in. */
export const REPORT_LANGUAGES = ['en', 'zh', 'both'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_FORMATS = ['pdf', 'xlsx', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportLanguage(text: string | null): text is ReportLanguage {
  return (REPORT_LANGUAGES as readonly string[]).includes(text ?? '');
}

/** Where the API gives the file of a report. */
export function reportAddress(assessmentId: string, format: ReportFormat, language: ReportLanguage): string {
  return `/assessments/${encodeURIComponent(assessmentId)}/report.${format}?lang=${language}`;
}
