import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

const BOM = `query ($uploadId: String!, $mapping: String) {
  billOfMaterials(uploadId: $uploadId, mapping: $mapping) {
    mapping headings
    rows { row name nameZh partNumber text amount unit stage region supplierName supplier { id name } note problems { code field value isBlocking } }
  }
}`;
const SAVE = `mutation ($assessmentId: ID!, $uploadId: String!, $mapping: String!, $lines: [ChosenBomRowInput!]!, $replace: Boolean) {
  saveBillOfMaterials(assessmentId: $assessmentId, uploadId: $uploadId, mapping: $mapping, lines: $lines, replace: $replace) {
    __typename
    ... on SavedBillOfMaterials {
      lines withoutFactor withoutAmount
      assessment { lines { position name nameZh amount unit stage region note supplier { name } factor { id } } footprint { totalKgCo2e gaps { code } } }
    }
    ... on InvalidInput { fields { field code message remedy } }
    ... on NotFound { id }
  }
}`;

interface Row {
  row: number;
  name: string;
  amount: number | null;
  unit: string;
  stage: string;
  region: string | null;
  supplier: { name: string } | null;
  problems: { code: string; field: string; value: string; isBlocking: boolean }[];
}
interface Bom {
  mapping: string;
  headings: string[];
  rows: Row[];
}
interface SavedLine {
  position: number;
  name: string;
  nameZh: string;
  amount: number | null;
  unit: string;
  stage: string;
  region: string | null;
  note: string;
  supplier: { name: string } | null;
  factor: { id: string } | null;
}
interface Saved {
  __typename: string;
  lines: number;
  withoutFactor: number;
  withoutAmount: number;
  assessment: { lines: SavedLine[]; footprint: { totalKgCo2e: number | null; gaps: { code: string }[] } };
  fields: { field: string; code: string; message: string; remedy: string }[];
}

const ENGLISH = [
  'Bill of materials of the desk lamp,,,,,',
  'Part No.,Qty,UOM,Material,Country of origin,Life cycle stage',
  'A-1,0.42,KG,Aluminium ingot,China,Materials',
  'A-2,150,g,ABS,CN-GD,',
  ',1.3,kWh,Grid electricity,Vietnam,A3',
].join('\n');

const CHINESE = [
  '序号,材料名称,规格型号,单耗,单位,供应商,产地,备注',
  '1,铝锭,ADC12 灯臂,0.42,千克,,中国,',
  '2,ABS,外壳,150,克,不存在公司,广东,黑色',
].join('\n');

async function workbook(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('BOM');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe.each(TEST_DATABASES)('A bill of materials on the $kind', (kind) => {
  const test = withServer(kind);
  let skus = 0;

  const upload = async (content: string | Buffer, name = 'bom.csv') => {
    const response = await fetch(`${test.server.url}/library/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'x-cradle-upload': '1' },
      body: content instanceof Buffer ? new Uint8Array(content) : content,
    });
    return ((await response.json()) as { id: string }).id;
  };
  const read = async (content: string | Buffer, name?: string, mapping?: object) => {
    const uploadId = await upload(content, name);
    const { data, errors } = await test.server.ask<{ billOfMaterials: Bom }>(BOM, {
      uploadId,
      mapping: mapping === undefined ? null : JSON.stringify(mapping),
    });
    return { uploadId, bom: data?.billOfMaterials, errors };
  };
  const codes = ({ problems }: Row) => problems.map(({ code }) => code);
  const assess = async (boundary = 'CRADLE_TO_GRAVE') => {
    const product = await test.server.ask<{ createProduct: { id: string } }>(
      `mutation ($input: CreateProductInput!) { createProduct(input: $input) { ... on Product { id } } }`,
      { input: { sku: `BOM-${++skus}`, name: 'Lamp', category: 'Test', massKg: 1 } },
    );
    const input = {
      productId: product.data.createProduct.id,
      declaredUnitAmount: 1,
      declaredUnit: 'piece',
      functionalUnit: 'One lamp',
      boundary,
    };
    const { data } = await test.server.ask<{ createAssessment: { id: string } }>(
      `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { ... on Assessment { id } } }`,
      { input },
    );
    return data.createAssessment.id;
  };
  const factorOf = async (text: string, unit: string) => {
    const { data } = await test.server.ask<{
      suggestFactors: { suggestions: { factor: { id: string } }[] }[];
    }>(
      'query ($lines: [BomLineInput!]!) { suggestFactors(lines: $lines, first: 1) { suggestions { factor { id } } } }',
      { lines: [{ text, unit }] },
    );
    return data.suggestFactors[0]!.suggestions[0]!.factor.id;
  };
  const save = async (variables: object) =>
    (await test.server.ask<{ saveBillOfMaterials: Saved }>(SAVE, variables)).data.saveBillOfMaterials;

  it('is read with English headings in any order, below a title', async () => {
    const { bom } = await read(ENGLISH);
    expect(JSON.parse(bom.mapping)).toMatchObject({
      headingRow: 2,
      delimiter: ',',
      columns: { partNumber: 'Part No.', amount: 'Qty', unit: 'UOM', name: 'Material' },
    });
    expect(
      bom.rows.map(({ row, name, amount, unit, stage, region }) => [row, name, amount, unit, stage, region]),
    ).toEqual([
      [3, 'Aluminium ingot', 0.42, 'kg', 'MATERIALS', 'CN'],
      [4, 'ABS', 150, 'g', 'MATERIALS', 'CN-GD'],
      [5, 'Grid electricity', 1.3, 'kWh', 'PRODUCTION', 'VN'],
    ]);
    expect(bom.rows.flatMap(codes)).toEqual([]);
  });

  it('is read with Chinese headings and units, as UTF-8, as a Chinese Excel saves CSV, and as a workbook', async () => {
    const cells = CHINESE.split('\n').map((line) => line.split(','));
    for (const [content, name] of [
      [CHINESE, 'bom.csv'],
      [iconv.encode(CHINESE, 'gb18030'), 'bom.csv'],
      [CHINESE.replaceAll(',', '\t'), 'bom.tsv'],
      [await workbook(cells), 'bom.xlsx'],
    ] as const) {
      const { bom } = await read(content, name);
      expect(bom.rows).toMatchObject([
        { name: '铝锭', amount: 0.42, unit: 'kg', region: 'CN', text: '铝锭 ADC12 灯臂' },
        { name: 'ABS', amount: 150, unit: 'g', region: 'CN-GD', supplierName: '不存在公司', supplier: null },
      ]);
      expect(bom.rows.flatMap(codes)).toEqual([]);
    }
  });

  it('is read by another mapping when the guess is wrong', async () => {
    const text = 'Thing,Other\nsteel,3\n';
    const guessed = (await read(text)).bom;
    expect(JSON.parse(guessed.mapping).columns).toEqual({});
    expect(guessed).toMatchObject({ headings: ['Thing', 'Other'], rows: [] });
    const { bom } = await read(text, 'bom.csv', {
      columns: { name: 'Thing', amount: 'Other' },
      defaults: { unit: '公斤', stage: 'PRODUCTION' },
    });
    expect(bom.rows).toMatchObject([
      { name: 'steel', amount: 3, unit: 'kg', stage: 'PRODUCTION', problems: [] },
    ]);
    const { errors } = await read(text, 'bom.csv', { columns: { name: 'Nothing' } });
    expect(errors?.[0]?.message).toContain('has no column "Nothing"; it has "Thing", "Other"');
  });

  it('takes the unit from the heading of the amounts', async () => {
    const { bom } = await read('Material,Weight (g)\nsteel,30\n');
    expect(bom.rows).toMatchObject([{ amount: 30, unit: 'g', problems: [] }]);
  });

  it('reads decimal commas where the column tells, and asks where it does not', async () => {
    const comma = await read('Material;Menge Qty;Unit\nsteel;1,5;kg\ncopper;1.250,75;kg\n');
    expect(comma.bom.rows.map(({ amount }) => amount)).toEqual([1.5, 1250.75]);
    const open = await read('Material;Qty;Unit\nsteel;1,500;kg\ncopper;2;kg\n');
    expect(open.bom.rows.map(codes)).toEqual([['AMOUNT_AMBIGUOUS'], []]);
    expect(open.bom.rows[0]?.amount).toBeNull();
    const told = await read('Material;Qty;Unit\nsteel;1,500;kg\n', 'bom.csv', { numbers: 'POINT' });
    expect(told.bom.rows[0]).toMatchObject({ amount: 1500, problems: [] });
    const mixed = await read('Material;Qty;Unit\na;1,5;kg\nb;1.5;kg\nc;1,500;kg\n');
    expect(mixed.bom.rows.map(codes)).toEqual([[], [], ['AMOUNT_AMBIGUOUS']]);
  });

  it('names every cell that cannot be used, and keeps the lines that can', async () => {
    const { bom } = await read(
      [
        'Material,Quantity,Unit,Country,Stage',
        'no amount,,kg,,',
        'about three,about 3,kg,,',
        'furlongs,3,furlong,,',
        'no unit,3,,,',
        ',5,kg,,',
        'nowhere,1,kg,Atlantis,',
        'no stage,1,kg,,Afterlife',
        'credit,-1,kg,,',
        'glued,2.5 kg,,,',
        'contradiction,2.5 kg,m,,',
        'good,1,kg,,',
        'Total,15,kg,,',
      ].join('\n'),
    );
    expect(bom.rows.map((row) => [row.name, ...codes(row)])).toEqual([
      ['no amount', 'AMOUNT_MISSING'],
      ['about three', 'AMOUNT_NOT_A_NUMBER'],
      ['furlongs', 'UNIT_UNKNOWN'],
      ['no unit', 'UNIT_MISSING'],
      ['', 'NAME_MISSING'],
      ['nowhere', 'REGION_UNKNOWN'],
      ['no stage', 'STAGE_UNKNOWN'],
      ['credit', 'AMOUNT_NEGATIVE'],
      ['glued'],
      ['contradiction', 'UNITS_CONTRADICT'],
      ['good'],
      ['Total', 'LOOKS_LIKE_TOTAL'],
    ]);
    expect(bom.rows.find(({ name }) => name === 'glued')).toMatchObject({ amount: 2.5, unit: 'kg' });
  });

  it('takes the result of a formula, and refuses one without a result or with an error', async () => {
    const content = await workbook([
      ['Material', 'Quantity', 'Unit'],
      ['calculated', { formula: '1+1', result: 2 } as ExcelJS.CellValue, 'kg'],
      ['never calculated', { formula: 'B9*2' } as ExcelJS.CellValue, 'kg'],
      ['broken', { error: '#DIV/0!' } as ExcelJS.CellValue, 'kg'],
      ['date', new Date('2024-03-01'), 'kg'],
    ]);
    const { bom } = await read(content, 'bom.xlsx');
    expect(bom.rows.map(({ amount }) => amount)).toEqual([2, null, null, null]);
    expect(bom.rows.map(codes)).toEqual([
      [],
      ['FORMULA_WITHOUT_RESULT'],
      ['AMOUNT_NOT_A_NUMBER'],
      ['AMOUNT_NOT_A_NUMBER'],
    ]);
  });

  it('is refused when it is no table or too long', async () => {
    expect((await read('x', 'bom.pdf')).errors?.[0]?.message).toContain('neither a CSV file nor a workbook');
    expect((await read('not a zip', 'bom.xlsx')).errors?.[0]?.message).toContain('not a readable workbook');
    const long = `Material,Qty,Unit\n${'steel,1,kg\n'.repeat(5_200)}`;
    expect((await read(long)).errors?.[0]?.message).toContain('more than 5000 rows');
    const { errors } = await test.server.ask(BOM, { uploadId: 'none', mapping: null });
    expect(errors?.[0]?.message).toContain('There is no upload none');
  });

  it('becomes the lines of the assessment in one step, with what was corrected by hand', async () => {
    const supplier = await test.database.prisma.supplier.findFirstOrThrow({
      where: { organisationId: 'local' },
    });
    const text = [
      'Part No.,Material,Qty,Unit,Supplier,Country',
      `A-1,铝锭,420,g,"${supplier.name.toUpperCase()}",中国`,
      'A-2,ABS,about 150,g,Nobody Ltd,',
      'A-3,mystery,2,kg,,',
      'A-4,screws,,kg,,',
    ].join('\n');
    const assessmentId = await assess();
    const aluminium = await factorOf('铝锭', 'kg');
    const { uploadId, bom } = await read(text);
    const saved = await save({
      assessmentId,
      uploadId,
      mapping: bom.mapping,
      lines: [
        { row: 2, factorId: aluminium },
        {
          row: 3,
          factorId: await factorOf('ABS resin', 'kg'),
          amount: 0.15,
          unit: 'kg',
          name: 'ABS housing',
        },
        { row: 4 },
        { row: 5, factorId: aluminium },
      ],
    });
    expect(saved).toMatchObject({ lines: 4, withoutFactor: 1, withoutAmount: 1 });
    const [first, second, third] = saved.assessment.lines;
    expect(first).toMatchObject({
      ...{ position: 1, name: '铝锭', nameZh: '铝锭', amount: 420, unit: 'g', region: 'CN', note: 'P/N A-1' },
      supplier: { name: supplier.name },
      factor: { id: aluminium },
    });
    expect(second).toMatchObject({ name: 'ABS housing', amount: 0.15, unit: 'kg', supplier: null });
    expect(second?.note).toBe('P/N A-2 · Supplier: Nobody Ltd');
    expect(third).toMatchObject({ name: 'mystery', factor: null });
    const gaps = saved.assessment.footprint.gaps.map(({ code }) => code).sort();
    expect(gaps).toEqual(['AMOUNT_MISSING', 'FACTOR_MISSING']);
    expect(saved.assessment.footprint.totalKgCo2e).toBeGreaterThan(0);
  });

  it('replaces the lines there are, or comes after them', async () => {
    const assessmentId = await assess();
    for (const [replace, count] of [
      [false, 1],
      [false, 2],
      [true, 1],
    ] as const) {
      const { uploadId, bom } = await read('Material,Qty,Unit\nsteel,1,kg\n');
      const saved = await save({
        ...{ assessmentId, uploadId, mapping: bom.mapping, replace },
        lines: [{ row: 2 }],
      });
      expect(saved.assessment.lines.map(({ position }) => position)).toEqual(
        Array.from({ length: count }, (_, index) => index + 1),
      );
    }
  });

  it('is refused as a whole, with row, field and remedy of everything that is wrong', async () => {
    const assessmentId = await assess('CRADLE_TO_GATE');
    const factorId = await factorOf('aluminium ingot', 'kg');
    const { uploadId, bom } = await read(
      ['Material,Qty,Unit,Stage', 'a,about 3,kg,', 'b,1,furlong,', 'c,1,kWh,', 'd,1,kg,Use', 'e,1,kg,'].join(
        '\n',
      ),
    );
    const variables = { assessmentId, uploadId, mapping: bom.mapping };
    const unread = await save({
      ...variables,
      lines: [{ row: 2, factorId }, { row: 3, factorId }, { row: 99 }, { row: 6 }, { row: 6 }],
    });
    expect(unread.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lines[0].amount AMOUNT_NOT_A_NUMBER',
      'lines[1].unit UNIT_UNKNOWN',
      'lines[2].row ROW_UNKNOWN',
      'lines[4].row ROW_REPEATED',
    ]);
    expect(unread.fields[0]?.message).toBe('Row 2: The amount is not a number. It says "about 3".');
    const renamed = await save({ ...variables, lines: [{ row: 6, unit: 'parsec-fortnight' }] });
    expect(renamed.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lines[0].unit UNIT_UNKNOWN',
    ]);
    const unfit = await save({
      ...variables,
      lines: [
        { row: 4, factorId },
        { row: 5, factorId },
        { row: 6, factorId },
      ],
    });
    expect(unfit.fields.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'lines[0].unit UNIT_DIMENSION_MISMATCH',
      'lines[1].stage STAGE_OUTSIDE_BOUNDARY',
    ]);
    expect(unfit.fields.every(({ message, remedy }) => /^Row [45]: /.test(message) && remedy !== '')).toBe(
      true,
    );
    const lines = await test.database.prisma.inventoryLine.count({
      where: { organisationId: 'local', name: { in: ['a', 'b', 'c', 'd', 'e'] } },
    });
    expect(lines).toBe(0);
  });

  it('of 5,000 lines is read and taken over whole', async () => {
    const assessmentId = await assess();
    const factorId = await factorOf('aluminium ingot', 'kg');
    const body = Array.from(
      { length: 5_000 },
      (_, index) => `P-${index},Aluminium part ${index},${index + 1},g`,
    );
    const { uploadId, bom } = await read(`Part No.,Material,Qty,Unit\n${body.join('\n')}\n`);
    expect(bom.rows).toHaveLength(5_000);
    const saved = await test.server.ask<{ saveBillOfMaterials: { lines: number } }>(
      `mutation ($assessmentId: ID!, $uploadId: String!, $mapping: String!, $lines: [ChosenBomRowInput!]!) {
        saveBillOfMaterials(assessmentId: $assessmentId, uploadId: $uploadId, mapping: $mapping, lines: $lines) {
          ... on SavedBillOfMaterials { lines } ... on InvalidInput { fields { message } } } }`,
      { assessmentId, uploadId, mapping: bom.mapping, lines: bom.rows.map(({ row }) => ({ row, factorId })) },
    );
    expect(saved.data.saveBillOfMaterials).toEqual({ lines: 5_000 });
    const { _sum } = await test.database.prisma.inventoryLine.aggregate({
      where: { organisationId: 'local', name: { startsWith: 'Aluminium part ' } },
      _sum: { amount: true },
    });
    expect(_sum.amount).toBe((5_000 * 5_001) / 2);
  });

  it('has a template in both languages and formats that reads back without a problem', async () => {
    for (const language of ['en', 'zh'])
      for (const format of ['csv', 'xlsx']) {
        const response = await fetch(
          `${test.server.url}/templates/bill-of-materials.${format}?language=${language}`,
        );
        expect(response.headers.get('content-disposition')).toContain(`bill-of-materials.${format}`);
        const { bom } = await read(Buffer.from(await response.arrayBuffer()), `template.${format}`);
        expect(bom.rows.flatMap(codes), `${language} ${format}`).toEqual([]);
        expect(bom.rows.map(({ amount, unit, stage }) => [amount, unit, stage])).toEqual([
          [0.42, 'kg', 'MATERIALS'],
          [0.15, 'kg', 'MATERIALS'],
          [1.3, 'kWh', 'PRODUCTION'],
          [16.2, 'tkm', 'DISTRIBUTION'],
        ]);
      }
  });
});
