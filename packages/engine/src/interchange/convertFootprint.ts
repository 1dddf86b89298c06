import { say } from '../saying.ts';
import { writeCatenaX } from './catenaX.ts';
import { compareDecimals } from './decimal.ts';
import { type DocumentNode, Place } from './documentNode.ts';
import { formatJson, formatXml } from './formatDocument.ts';
import { writeIlcdEpd } from './ilcdEpd.ts';
import { writeOpenEpd } from './openEpd.ts';
import { writeOpenLca } from './openLca.ts';
import { readFootprint } from './readFootprint.ts';
import {
  DECIMAL_FIELDS,
  FIGURES,
  FLAG_FIELDS,
  findStage,
  INTERCHANGE_STAGES,
  LIST_FIELDS,
  type Loss,
  type ReceivedFootprint,
  TEXT_FIELDS,
  type WrittenFormat,
} from './receivedFootprint.ts';
import { requiredFields } from './requiredFields.ts';
import { writePact3 } from './writePact.ts';
import type { Written } from './written.ts';

const WRITERS: Readonly<Record<WrittenFormat, (footprint: ReceivedFootprint) => Written>> = {
  PACT_3: writePact3,
  CATENA_X_9: writeCatenaX,
  OPEN_EPD: writeOpenEpd,
  ILCD_EPD: writeIlcdEpd,
  OPENLCA: writeOpenLca,
};

export interface ConvertedFile {
  /** Inside the archive where there are several. */
  readonly path: string;
  readonly text: string;
}

export interface Conversion {
  readonly format: WrittenFormat;
  readonly document: DocumentNode;
  /** As it is saved: one file of JSON or XML, or those of an openLCA archive. */
  readonly files: readonly ConvertedFile[];
  readonly losses: readonly Loss[];
}

/**
 * Writes a footprint in a format. What was lost is not claimed but measured: the document is read again and compared with the
 * footprint, field by field; the writer adds what it had to work out.
 */
export function convertFootprint(footprint: ReceivedFootprint, format: WrittenFormat): Conversion {
  const { document, losses } = WRITERS[format](footprint);
  const reading = readFootprint(document);
  const after = reading.ok ? reading.value.footprint : null;
  const explained = new Set(losses.map(({ field }) => field));
  const measured =
    after === null ? [] : differences(footprint, after).filter(({ field }) => !explained.has(field));
  const stated = after ?? footprint;
  const missing = requiredFields(format, stated).map(
    (field): Loss => ({
      kind: 'NOT_STATED',
      field,
      rule: say(
        'The format asks for it and the footprint does not say. It stays out: fill it before you send the document.',
        '该格式要求此项，而碳足迹未声明。此处留空：发送前请补充。',
      ),
      clause: '',
    }),
  );
  return { format, document, files: filesOf(format, document), losses: [...losses, ...measured, ...missing] };
}

/** Folders of an openLCA archive. */
const OPENLCA_FOLDERS: Readonly<Record<string, string>> = {
  Epd: 'epds',
  Flow: 'flows',
  ImpactCategory: 'lcia_categories',
  Result: 'results',
};

function filesOf(format: WrittenFormat, document: DocumentNode): readonly ConvertedFile[] {
  if (format === 'ILCD_EPD') return [{ path: 'footprint.xml', text: formatXml(document) }];
  if (format !== 'OPENLCA') return [{ path: 'footprint.json', text: formatJson(document) }];
  const entities = new Place(document).items().map((entity) => ({
    path: `${OPENLCA_FOLDERS[entity.at('@type').text() ?? ''] ?? 'others'}/${entity.at('@id').text()}.json`,
    text: formatJson(entity.node!),
  }));
  return [{ path: 'olca-schema.json', text: '{ "version": 2 }' }, ...entities];
}

function differences(before: ReceivedFootprint, after: ReceivedFootprint): Loss[] {
  const fields = [...TEXT_FIELDS, ...DECIMAL_FIELDS, ...FLAG_FIELDS].flatMap((field) =>
    before[field] === null || isSame(before[field], after[field])
      ? []
      : [lossOf(field, after[field] !== null)],
  );
  const lists = LIST_FIELDS.flatMap((field) => {
    const kept = before[field].filter((item) => after[field].includes(item));
    return kept.length === before[field].length ? [] : [lossOf(field, after[field].length > 0)];
  });
  const figures = INTERCHANGE_STAGES.flatMap((stage) => {
    const [was, is] = [findStage(before, stage), findStage(after, stage)];
    return FIGURES.flatMap((figure) => {
      const value = was?.[figure] ?? null;
      if (value === null || isSame(value, is?.[figure] ?? null)) return [];
      return [lossOf(`${stage}.${figure}`, (is?.[figure] ?? null) !== null)];
    });
  });
  const extensions = before.extensions.length > after.extensions.length ? [lossOf('extensions', false)] : [];
  return [...fields, ...lists, ...figures, ...extensions];
}

function isSame(before: string | boolean | null, after: string | boolean | null): boolean {
  if (before === after) return true;
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  return (
    /^-?\d+(\.\d+)?$/.test(before) && /^-?\d+(\.\d+)?$/.test(after) && compareDecimals(before, after) === 0
  );
}

function lossOf(field: string, isChanged: boolean): Loss {
  if (isChanged)
    return {
      kind: 'APPROXIMATED',
      field,
      rule: say('The format holds less of it, or in other words.', '该格式只能部分表达，或以其他措辞表达。'),
      clause: '',
    };
  return {
    kind: 'NOT_CARRIED',
    field,
    rule: say('The format has no place for it.', '该格式没有对应位置。'),
    clause: '',
  };
}
