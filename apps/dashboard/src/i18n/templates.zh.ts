import type { Wording } from './messages.ts';
import type { templatesEn } from './templates.en.ts';

export const templatesZh: Wording<typeof templatesEn> = {
  templates: {
    label: '从模板开始',
    hint: '该类别的单位、边界、常见排除项和条目。全部只是建议，数量由您填写。',
    none: '不用模板',
    begins: '以 {{amount}} {{unit}} 计，{{boundary}}，含 {{count}} 条待填数量的条目：',
    hotspots: '碳足迹通常集中在：',
    notAssessed: '选择最接近的类别，之后都可以修改。',
    begin: '开始评价',
    working: '正在建立……',
    goHint: '接下来为各条目填写数量并选择因子。',
    withBom: '条目来自您的物料清单，范围和排除项来自模板。',
  },
};
