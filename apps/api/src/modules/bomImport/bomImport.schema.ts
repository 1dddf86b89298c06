import { builder } from '../../builder/builder.ts';
import { StageEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { TableRowRef } from '../factorImport/factorImport.schema.ts';
import { refusingFile } from '../factorImport/refusingFile.ts';
import { forgetUploads, withUpload } from '../factorImport/uploads.ts';
import { SupplierRef } from '../supplier/supplier.schema.ts';
import { BomMapping } from './bomMapping.ts';
import type { BomProblem } from './bomProblem.ts';
import { findSuppliers } from './findSuppliers.ts';
import { type BomRow, type ReadBom, readBom } from './readBom.ts';
import { type SavedBom, saveBom } from './saveBom.ts';

const REMEDY = { remedy: 'Correct the file or the mapping.' };

const ProblemRef = builder.objectRef<BomProblem>('BomProblem').implement({
  description: 'What is wrong with a cell of a bill of materials.',
  fields: (t) => ({
    code: t.exposeString('code'),
    field: t.exposeString('field'),
    value: t.exposeString('value', { description: 'What stands in the cell.' }),
    isBlocking: t.exposeBoolean('isBlocking', {
      description: 'Whether the line cannot be taken over before the field is corrected.',
    }),
    message: t.exposeString('message'),
    remedy: t.exposeString('remedy'),
  }),
});

type RowWithSupplier = BomRow & { readonly supplierId: string | null };

const RowRef = builder.objectRef<RowWithSupplier>('BomRow').implement({
  description: 'One line of a bill of materials as it was read.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'As the spreadsheet counts.' }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    partNumber: t.exposeString('partNumber'),
    description: t.exposeString('description'),
    text: t.exposeString('text', { description: 'What to look for a factor by, with `suggestFactors`.' }),
    amount: t.exposeFloat('amount', { nullable: true }),
    unit: t.exposeString('unit', { description: 'Empty where it could not be read.' }),
    stage: t.expose('stage', { type: StageEnum }),
    region: t.exposeString('region', { nullable: true }),
    supplierName: t.exposeString('supplier'),
    supplier: t.field({
      type: SupplierRef,
      nullable: true,
      description: 'The supplier of this name, if you have one; otherwise the name is kept in the note.',
      resolve: ({ supplierId }, _arguments, { loaders }) =>
        supplierId === null ? null : loaders.supplier.load(supplierId),
    }),
    process: t.exposeString('process'),
    note: t.exposeString('note'),
    problems: t.field({ type: [ProblemRef], resolve: ({ problems }) => [...problems] }),
  }),
});

const BomRef = builder
  .objectRef<Omit<ReadBom, 'rows'> & { rows: readonly RowWithSupplier[] }>('BillOfMaterials')
  .implement({
    fields: (t) => ({
      mapping: t.string({
        description: 'The mapping that was used, as JSON: what was given, and what was guessed for the rest.',
        resolve: ({ mapping }) => JSON.stringify(mapping),
      }),
      headings: t.stringList({ resolve: ({ headings }) => [...headings] }),
      firstRows: t.field({
        type: [TableRowRef],
        resolve: ({ firstRows }) => [...firstRows],
      }),
      rows: t.field({ type: [RowRef], complexity: 1_000, resolve: ({ rows }) => [...rows] }),
    }),
  });

builder.queryField('billOfMaterials', (t) =>
  t.field({
    type: BomRef,
    description:
      'An uploaded bill of materials, CSV or a workbook, English or Chinese, read and not yet taken.',
    args: {
      uploadId: t.arg.string({ required: true }),
      mapping: t.arg.string({
        description: 'JSON: columns, numbers, headingRow, defaults …, as far as known.',
      }),
    },
    resolve: async (_parent, { uploadId, mapping }, { database, viewer }) => {
      const bom = await withUpload(database, viewer.organisationId, uploadId, (file) =>
        refusingFile(() => readBom(file, readMapping(mapping)), REMEDY),
      );
      const names = bom.rows.map(({ supplier }) => supplier);
      const suppliers = await findSuppliers(database.prisma, viewer.organisationId, names);
      const rows = bom.rows.map((row) => ({ ...row, supplierId: suppliers.get(row.supplier) ?? null }));
      return { ...bom, rows };
    },
  }),
);

const SavedRef = builder.objectRef<SavedBom>('SavedBillOfMaterials').implement({
  fields: (t) => ({
    lines: t.exposeInt('lines'),
    withoutFactor: t.exposeInt('withoutFactor', { description: 'Lines that are the gap FACTOR_MISSING.' }),
    withoutAmount: t.exposeInt('withoutAmount', { description: 'Lines that are the gap AMOUNT_MISSING.' }),
    assessment: t.prismaField({
      type: AssessmentRef,
      resolve: (query, { assessmentId }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.assessment.findUniqueOrThrow({
          ...query,
          where: { organisationId_id: { organisationId, id: assessmentId } },
        }),
    }),
  }),
});

const ChosenRowInput = builder.inputType('ChosenBomRowInput', {
  description: 'A row that is taken over. Fields that are given replace what the table says.',
  fields: (t) => ({
    row: t.int({ required: true }),
    factorId: t.id({ description: 'Without it the line becomes the named gap FACTOR_MISSING.' }),
    name: t.string(),
    amount: t.float(),
    unit: t.string(),
    stage: t.field({ type: StageEnum }),
  }),
});

builder.mutationField('saveBillOfMaterials', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: SavedRef,
    description: 'Takes rows of a bill of materials into an assessment, all of them or none.',
    errors: refusalsOf('SaveBillOfMaterialsResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      uploadId: t.arg.string({ required: true }),
      mapping: t.arg.string({ required: true, description: 'As `billOfMaterials` answered it.' }),
      lines: t.arg({ type: [ChosenRowInput], required: true }),
      replace: t.arg.boolean({ defaultValue: false, description: 'Instead of the lines there are now.' }),
    },
    resolve: async (_parent, { assessmentId, uploadId, mapping, lines, replace }, { database, viewer }) => {
      const saved = await withUpload(database, viewer.organisationId, uploadId, (file) => {
        const bom = { file, mapping: readMapping(mapping) };
        return refusingFile(
          () =>
            saveBom(database, viewer, localIdForMutation('Assessment', 'assessment', assessmentId), bom, {
              lines,
              replace: replace ?? false,
            }),
          REMEDY,
        );
      });
      await forgetUploads(database, viewer.organisationId, [uploadId]);
      return saved;
    },
  }),
);

function readMapping(text: string | null | undefined): BomMapping {
  try {
    return parseInput(BomMapping, JSON.parse(text ?? '{}'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refused(
      'mapping',
      'JSON_INVALID',
      'The mapping is not valid JSON.',
      'Send an object as JSON text.',
    );
  }
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
