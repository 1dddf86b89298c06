import { z } from 'zod';
import { REPORT_LANGUAGES } from './speech.ts';

/** What the address of a report may ask. */
export const ReportQuestion = z.object({ lang: z.enum(REPORT_LANGUAGES).default('en') });
