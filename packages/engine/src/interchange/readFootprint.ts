import { accept, type Outcome, refuse } from '../outcome.ts';
import { readCatenaX } from './catenaX.ts';
import { type DocumentNode, Place } from './documentNode.ts';
import { readIlcdEpd } from './ilcdEpd.ts';
import { readOpenEpd } from './openEpd.ts';
import { readOpenLca } from './openLca.ts';
import { readPact2, readPact3 } from './readPact.ts';
import type { InterchangeFormat, Reading } from './receivedFootprint.ts';

const READERS: Readonly<Record<InterchangeFormat, (root: Place) => Reading>> = {
  PACT_3: readPact3,
  PACT_2: readPact2,
  CATENA_X_9: readCatenaX,
  OPEN_EPD: readOpenEpd,
  ILCD_EPD: readIlcdEpd,
  OPENLCA: readOpenLca,
};

/**
 * Reads a footprint in whatever format it came. The answer of a PACT host (`{ "data": … }`) is opened; of a list, the first.
 *
 * @returns a refusal `FORMAT_NOT_RECOGNISED` when nothing in it tells a format
 */
export function readFootprint(document: DocumentNode): Outcome<Reading> {
  const root = new Place(document);
  const format = detectFormat(root);
  if (format !== null) return accept(READERS[format](root));
  for (const inner of [root.at('data'), root.at('productFootprint'), root]) {
    const [first] = inner.items();
    const found = first === undefined ? null : detectFormat(first);
    if (first !== undefined && found !== null) return accept(READERS[found](first));
  }
  return refuse({
    code: 'FORMAT_NOT_RECOGNISED',
    field: 'document',
    subject: '',
    message: 'Nothing in it tells a footprint of PACT, Catena-X, openEPD, ILCD+EPD or openLCA.',
    remedy: 'Send the whole document, with its first and last brace or tag, in one of these formats.',
  });
}

/** Told by members that only this format has. */
export function detectFormat(root: Place): InterchangeFormat | null {
  if (root.at('processDataSet').exists || root.at('processInformation').exists) return 'ILCD_EPD';
  if (root.items().some((entity) => OPENLCA_TYPES.has(entity.at('@type').text() ?? ''))) return 'OPENLCA';
  // A list holds several footprints; only openLCA spreads one over a list.
  if (root.node?.kind === 'list') return null;
  if (root.at('doctype').text()?.toLowerCase() === 'openepd') return 'OPEN_EPD';
  if (root.at('scopeOfPcfForm').exists || root.at('pcfAssessmentAndMethodology').exists) return 'CATENA_X_9';
  if (!root.at('pcf').exists)
    return root.at('impacts').exists && root.at('product_name').exists ? 'OPEN_EPD' : null;
  const isSecond =
    root.at('specVersion').text()?.startsWith('2.') || root.at('pcf', 'pCfExcludingBiogenic').exists;
  return isSecond ? 'PACT_2' : 'PACT_3';
}

const OPENLCA_TYPES: ReadonlySet<string> = new Set(['Result', 'Process', 'Epd']);
