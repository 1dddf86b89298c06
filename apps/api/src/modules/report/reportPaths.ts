import type { ReportRecord } from './reportRecord.ts';
import type { Speech } from './speech.ts';

/** Addresses of the dashboard, from its root, by global id. */
export interface ReportPaths {
  readonly product: string;
  readonly line: (id: string) => string;
  readonly factor: (id: string) => string;
  readonly scenario: (id: string) => string;
}

/** What every part of the document is laid out with. */
export interface LayoutSetting {
  readonly record: ReportRecord;
  readonly speech: Speech;
  readonly paths: ReportPaths;
}

export function pathsOf({ product, assessment }: ReportRecord): ReportPaths {
  const page = `/products/${encodeURIComponent(product.id)}?version=${assessment.version}`;
  return {
    product: page,
    // The product page opens the line that the hash names.
    line: (id) => `${page}#${encodeURIComponent(id)}`,
    factor: (id) => `/factors/${encodeURIComponent(id)}`,
    scenario: (id) => `/scenarios/${encodeURIComponent(id)}`,
  };
}
