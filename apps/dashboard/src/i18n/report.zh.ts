import type { Wording } from './messages.ts';
import type { reportEn } from './report.en.ts';

export const reportZh = {
  report: {
    open: '报告',
    title: '报告',
    subtitle: '{{sku}}，第 {{version}} 版，{{status}}',
    language: '报告语言',
    languages: { en: 'English', zh: '中文', both: 'English + 中文' },
    formats: { pdf: 'PDF', xlsx: '工作簿', html: 'HTML', json: 'JSON' },
    hints: {
      pdf: '便于发送和打印',
      xlsx: '工作表含全部位数与单位',
      html: '可在浏览器中阅读的单个文件',
      json: '含重新计算所需的全部数据',
    },
    frame: '报告，{{language}}',
    isDraft: '本报告为草稿，每一页均有标注。',
    hasGaps_one: '缺少 {{count}} 个数值，见首页。',
    hasGaps_other: '缺少 {{count}} 个数值，见首页。',
    failed: '无法生成报告',
    noAssessment: '没有这一评价',
    noAssessmentHint: '它可能已被删除，或网址不完整。',
  },
} as const satisfies Wording<typeof reportEn>;
