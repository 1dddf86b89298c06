import type { Wording } from './messages.ts';
import type { queryEn } from './query.en.ts';

/** The texts of the query page in Chinese. */
export const queryZh: Wording<typeof queryEn> = {
  query: {
    title: '查询',
    link: '查询 API',
    lead: '手动查询 GraphQL API。编辑器左侧的书本图标解释每个类型与字段；Ctrl+空格补全，Ctrl+回车运行。编辑器自身界面为英文。',
    examples: '示例',
    groups: { portfolio: '产品与决策', suppliers: '供应商与组织', exchange: '交换与变化' },
    kinds: { mutation: '会更改数据', subscription: '持续监听' },
    missing: '以下变量未填，因为您的组织还没有：{{things}}。',
    subjects: { PRODUCT: '产品', ASSESSMENT: '核算评价', CATEGORY: '产品类别', PARTNER: '合作方' },
    runAs: '运行身份',
    as: { session: '本人', token: 'API 令牌' },
    token: 'API 令牌',
    newToken: '新建令牌',
    tokenHint: '新令牌只能读取，{{days}} 天后失效，仅保存在本页内存中。',
    allTokens: '全部令牌',
    cost: '成本 {{complexity}}，上限 {{max}}',
    costHint: '运行后显示：成本、用时以及剩余请求数。',
    time: '服务器 {{server}} 毫秒，共 {{total}} 毫秒',
    timeHere: '共 {{total}} 毫秒',
    bytes: '{{bytes}} 字节',
    left: '剩余 {{remaining}} / {{limit}} 次请求，{{seconds}} 秒后全部恢复',
    notCounted: '此处不计请求数',
    code: '作为程序',
    codeHint: '编辑器中的内容，可在别处直接运行。',
    languages: { curl: 'curl', typescript: 'TypeScript', python: 'Python' },
    copyAs: { curl: '复制为 curl', typescript: '复制为 TypeScript', python: '复制为 Python' },
    tokenInEnvironment: '请先把您的 API 令牌放入环境变量 CRADLE_TOKEN。',
    variablesWrong: '变量还不是 JSON 对象。',
  },
};
