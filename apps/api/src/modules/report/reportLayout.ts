import type { Text } from './speech.ts';

/** A report as a document: what PDF and HTML show, in the same order and words. */
export interface ReportLayout {
  /** BCP 47. */
  readonly tag: string;
  readonly title: Text;
  readonly subtitle: Text;
  /** Null for anything but a draft; else what stands on every page. */
  readonly draft: Text | null;
  /** At the head of every page: product and version. */
  readonly running: string;
  /** At the foot of every page: program, time, fingerprint. */
  readonly foot: string;
  readonly pageWord: string;
  readonly contents: Text;
  readonly sections: readonly LayoutSection[];
}

export interface LayoutSection {
  /** Stable within a report: a link may name it. */
  readonly id: string;
  readonly title: Text;
  readonly blocks: readonly LayoutBlock[];
}

export type LayoutBlock =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly isMuted: boolean }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'notices'; readonly items: readonly LayoutNotice[] }
  | {
      readonly kind: 'figure';
      readonly name: Text;
      readonly value: string;
      readonly unit: Text;
      readonly detail: Text;
    }
  | { readonly kind: 'facts'; readonly facts: readonly LayoutFact[] }
  | LayoutTable
  | { readonly kind: 'chart'; readonly chart: string; readonly title: Text };

export interface LayoutNotice {
  readonly severity: 'BLOCK' | 'WARNING' | 'INFO';
  readonly label: Text;
  readonly text: Text;
}

export interface LayoutFact {
  readonly name: Text;
  readonly cell: LayoutCell;
}

export interface LayoutTable {
  readonly kind: 'table';
  readonly title: Text;
  readonly columns: readonly LayoutColumn[];
  readonly rows: readonly LayoutRow[];
}

export interface LayoutColumn {
  readonly head: Text;
  readonly align: 'left' | 'right';
  /** `wide` columns share what the others leave. */
  readonly width: 'wide' | 'narrow';
}

export interface LayoutRow {
  /** Stable id that other places lead to; null where none does. */
  readonly id: string | null;
  readonly look: 'plain' | 'strong' | 'group';
  readonly cells: readonly LayoutCell[];
}

export interface LayoutCell {
  readonly text: Text;
  /** Smaller, below the text. */
  readonly detail: Text;
  /** Of the dashboard, from its root; null where it leads nowhere. */
  readonly path: string | null;
  /** Row of this document that it leads to. */
  readonly target: string | null;
  /** All digits, where the text has been rounded. */
  readonly value: number | null;
  /** Something is missing from it. */
  readonly hasGap: boolean;
}

const EMPTY: Omit<LayoutCell, 'text'> = {
  detail: [],
  path: null,
  target: null,
  value: null,
  hasGap: false,
};

export function cell(text: Text | string, more: Partial<LayoutCell> = {}): LayoutCell {
  return { ...EMPTY, text: typeof text === 'string' ? [text] : text, ...more };
}

export function column(
  head: Text,
  align: LayoutColumn['align'] = 'left',
  width: LayoutColumn['width'] = align === 'left' ? 'wide' : 'narrow',
): LayoutColumn {
  return { head, align, width };
}

export function row(
  cells: readonly LayoutCell[],
  { id = null, look = 'plain' }: { readonly id?: string | null; readonly look?: LayoutRow['look'] } = {},
): LayoutRow {
  return { id, look, cells };
}

export function table(
  title: Text,
  columns: readonly LayoutColumn[],
  rows: readonly LayoutRow[],
): LayoutTable {
  return { kind: 'table', title, columns, rows };
}

export function paragraph(text: Text, isMuted = false): LayoutBlock {
  return { kind: 'paragraph', text, isMuted };
}
