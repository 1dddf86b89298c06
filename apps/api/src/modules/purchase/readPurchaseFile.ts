import type { Cell } from '../bomImport/readCells.ts';
import { readTable } from '../bomImport/readTable.ts';
import { refusingFile } from '../factorImport/refusingFile.ts';
import type { InputFile } from '../factorImport/sourceReader.ts';
import { type PurchaseRow, readPurchaseRows } from './readPurchaseTable.ts';

/**
 * The purchases of a CSV file or of the first sheet of a workbook, with the numbers of their rows in it.
 *
 * @throws InvalidInput with FILE_INVALID for what is neither, or naming each row and column that cannot be used
 */
export async function readPurchaseFile(file: InputFile, year: number): Promise<readonly PurchaseRow[]> {
  const { rows } = await refusingFile(() => readTable(file, {}), {
    remedy: 'Save it as XLSX or CSV with a first row of headings.',
  });
  return readPurchaseRows(
    rows.map(({ row, cells }) => ({ row, cells: cells.map(textOf) })),
    year,
  );
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
