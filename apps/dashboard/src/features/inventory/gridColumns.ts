import type { LineField } from './gridLine.ts';

/** A column of the grid; `kg` is worked out and cannot be written. */
export interface GridColumn {
  readonly field: LineField | 'kg';
  readonly width: number;
  readonly isNumber?: boolean;
  /** A value that is chosen from what the library or the organisation has; a text alone never sets it. */
  readonly isListOnly?: boolean;
}

export const COLUMNS: readonly GridColumn[] = [
  { field: 'name', width: 220 },
  { field: 'amount', width: 96, isNumber: true },
  { field: 'unit', width: 76 },
  { field: 'factor', width: 330, isListOnly: true },
  { field: 'kg', width: 104, isNumber: true },
  { field: 'stage', width: 132 },
  { field: 'supplier', width: 168, isListOnly: true },
  { field: 'region', width: 116 },
  { field: 'year', width: 68, isNumber: true },
  { field: 'primary', width: 84 },
  { field: 'transportMode', width: 116 },
  { field: 'distanceKm', width: 96, isNumber: true },
  { field: 'technologicalDqr', width: 92, isNumber: true },
  { field: 'temporalDqr', width: 92, isNumber: true },
  { field: 'geographicalDqr', width: 92, isNumber: true },
  { field: 'uncertaintyGsd', width: 96, isNumber: true },
  { field: 'process', width: 150 },
  { field: 'nameZh', width: 170 },
  { field: 'note', width: 220 },
];

export const NUMBER_WIDTH = 44;
export const ROW_HEIGHT = 34;
export const GRID_WIDTH = NUMBER_WIDTH + COLUMNS.reduce((sum, { width }) => sum + width, 0);
export const GRID_TEMPLATE = [NUMBER_WIDTH, ...COLUMNS.map(({ width }) => width)]
  .map((width) => `${width}px`)
  .join(' ');
