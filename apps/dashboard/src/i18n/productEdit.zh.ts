import type { Wording } from './messages.ts';
import type { productEditEn } from './productEdit.en.ts';

export const productEditZh = {
  edit: '编辑',
  editProduct: '产品',
  editAssessment: '评价，第 {{version}} 版',
  more: '更多',
  newVersion: '以相同条目新建版本',
  duplicate: '复制为另一产品',
  removeVersion: '删除第 {{version}} 版',
  removeVersionSure: '第 {{version}} 版及其 {{count}} 条清单和结果将一并删除，无法恢复。',
  remove: '删除产品',
  removeSure: '“{{name}}”及其全部版本、清单和结果将一并删除，无法恢复。',
  removed: '产品已删除。',
  removedVersion: '该版本已删除。',
  copied: '第 {{version}} 版已建立。对它的修改不影响先前的版本。',
  copyOf: '{{name}}（副本）',
  field: {
    name: '名称',
    nameZh: '中文名称',
    sku: '货号',
    category: '类别',
    categoryZh: '中文类别',
    cnCode: '海关税则号（CN 编码）',
    brand: '品牌',
    description: '描述',
    massKg: '一个声明单位的质量',
    annualVolume: '年产量（声明单位）',
  },
} as const satisfies Wording<typeof productEditEn>;
