import { type Request, type Response, Router } from 'express';
import { csvTemplate, type TemplateLanguage, xlsxTemplate } from '../modules/bomImport/bomTemplate.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /templates/bill-of-materials.csv` and `.xlsx`, `?language=zh` for Chinese headings. */
export function templateRoutes(): Router {
  const router = Router();
  router.get('/templates/bill-of-materials.csv', (request: Request, response: Response) => {
    response
      .attachment('bill-of-materials.csv')
      .type('text/csv')
      .send(csvTemplate(languageOf(request)));
  });
  router.get('/templates/bill-of-materials.xlsx', async (request: Request, response: Response) => {
    response
      .attachment('bill-of-materials.xlsx')
      .type(XLSX)
      .send(await xlsxTemplate(languageOf(request)));
  });
  return router;
}

function languageOf(request: Request): TemplateLanguage {
  return request.query.language === 'zh' ? 'zh' : 'en';
}
