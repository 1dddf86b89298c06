import ExcelJS from 'exceljs';

export type TemplateLanguage = 'en' | 'zh';

const HEADINGS: Readonly<Record<TemplateLanguage, readonly string[]>> = {
  en: ['Part number', 'Material', 'Description', 'Quantity', 'Unit', 'Supplier', 'Country', 'Stage', 'Note'],
  zh: ['料号', '材料名称', '规格描述', '数量', '单位', '供应商', '产地', '生命周期阶段', '备注'],
};

/** Lines of a desk lamp, per piece: a mass, an energy, a freight and an end of life. */
const EXAMPLES: Readonly<Record<TemplateLanguage, readonly (readonly (string | number)[])[]>> = {
  en: [
    ['A-100', 'Aluminium ingot', 'lamp arm', 0.42, 'kg', '', 'China', 'Materials', ''],
    ['A-200', 'ABS', 'housing, injection grade', 0.15, 'kg', '', 'CN-GD', 'Materials', ''],
    ['', 'Grid electricity', 'assembly', 1.3, 'kWh', '', 'CN', 'Production', ''],
    ['', 'Sea freight, container ship', '0.9 kg over 18 000 km', 16.2, 'tkm', '', '', 'Distribution', ''],
  ],
  zh: [
    ['A-100', '铝锭', '灯臂', 0.42, 'kg', '', '中国', '原材料', ''],
    ['A-200', 'ABS', '外壳，注塑级', 0.15, 'kg', '', '广东', '原材料', ''],
    ['', '电网电力', '组装', 1.3, 'kWh', '', '中国', '生产', ''],
    ['', '海运 集装箱船', '0.9 kg，18 000 km', 16.2, 'tkm', '', '', '运输', ''],
  ],
};

/** Excel takes UTF-8 without it for the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The template as CSV: headings and four example lines to be replaced. */
export function csvTemplate(language: TemplateLanguage): string {
  const rows = [HEADINGS[language], ...EXAMPLES[language]];
  const lines = rows.map((row) =>
    row.map((cell) => (/[",]/.test(String(cell)) ? `"${cell}"` : cell)).join(','),
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** The same as a workbook. */
export async function xlsxTemplate(language: TemplateLanguage): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(language === 'zh' ? '物料清单' : 'Bill of materials', {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow([...HEADINGS[language]]).font = { bold: true };
  for (const row of EXAMPLES[language]) sheet.addRow([...row]);
  for (const column of sheet.columns) column.width = 20;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
