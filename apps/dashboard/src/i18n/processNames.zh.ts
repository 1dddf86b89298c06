import type { Wording } from './messages.ts';
import type { processNamesEn } from './processNames.en.ts';

export const processNamesZh: Wording<typeof processNamesEn> = {
  processNames: {
    title: '单元过程名称',
    lead: '清单项以文字写明所属的单元过程。其中文名称在此统一填写一次，用于对比、热点和报告。',
    search: '搜索单元过程',
    openOnly: '尚无中文名称（{{count}}）',
    name: '清单中的写法',
    nameZh: '中文名称',
    nameZhOf: '{{name}} 的中文名称',
    lines: '清单项数',
    none: '尚无清单项写明单元过程',
    noneHint: '请先核算一个产品；其清单项可写明所属的单元过程。',
    start: '核算产品',
    nothingFound: '没有符合的名称。',
    more_one: '还有 {{count}} 个：请搜索。',
    more_other: '还有 {{count}} 个：请搜索。',
  },
};
