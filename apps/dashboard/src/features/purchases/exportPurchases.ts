import { downloadCsv, formatCsv } from '../../lib/csv.ts';
import type { Account } from './Coverage.tsx';

type Line = Account['purchases'][number];

export interface ExportWords {
  readonly fileName: string;
  readonly methodOf: (method: Line['method']) => string;
  readonly reasonsOf: (line: Line) => readonly string[];
}

const COLUMNS = [
  ...['year', 'name', 'supplier', 'product', 'spend', 'currency', 'spend year', 'quantity', 'unit'],
  ...['factor', 'method', 'method in words', 'kg CO2e', 'in products', 'passed over'],
];

/** One row a purchase and one number a cell; what is not known is empty. */
export function exportPurchases(account: Account, { fileName, methodOf, reasonsOf }: ExportWords): void {
  const rows = account.purchases.map((line) => [
    ...[account.year, line.name, line.supplierName, line.productName],
    ...[line.spend, line.currency, line.spendYear, line.quantity, line.unit, line.factorName],
    ...[
      line.method ?? 'NONE',
      methodOf(line.method),
      line.kgCo2e,
      line.isInProducts ? 'yes' : 'no',
      reasonsOf(line).join('; '),
    ],
  ]);
  downloadCsv(`${fileName}.csv`, formatCsv([COLUMNS, ...rows]));
}
