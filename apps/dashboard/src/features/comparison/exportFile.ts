import { print } from 'graphql';
import type { ComparisonInput, Dimension } from '../../graphql/generated/graphql.ts';
import type { Language } from '../../i18n/index.ts';
import { downloadFile } from '../../lib/downloadFile.ts';
import type { OpenedQuery } from '../../lib/openedQuery.ts';
import { refusedResponse } from '../../lib/refusedResponse.ts';
import { ReadableComparisonQuery } from './comparisonQueries.ts';

export interface ExportOptions {
  readonly question: ComparisonInput;
  readonly language: Language;
  readonly title: string;
  /** What the reader calls members that are codes to the API. */
  readonly labels: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>>;
  /** The chart that is shown, as SVG. */
  readonly chart: string | null;
}

/** Asks the API for the comparison as a file and hands it to the browser. @throws Error in the words of the API */
export async function exportFile(
  format: 'csv' | 'xlsx' | 'pdf',
  fileName: string,
  options: ExportOptions,
): Promise<void> {
  const response = await fetch(`/exports/comparison.${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...options, address: location.href, operation: print(ReadableComparisonQuery) }),
  });
  if (!response.ok) throw new Error(await refusedResponse(response));
  downloadFile(`${fileName}.${format}`, await response.blob());
}

/** The operation and its variables, as the query editor opens them. */
export function openedQuery(question: ComparisonInput): OpenedQuery {
  return { document: `${print(ReadableComparisonQuery)}\n`, variables: { input: question } };
}

/** The operation and its variables as one text, ready for GraphiQL or a program. */
export function queryText(question: ComparisonInput): string {
  return `${print(ReadableComparisonQuery)}\n\n# Variables\n${JSON.stringify({ input: question }, null, 2)
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n')}\n`;
}
