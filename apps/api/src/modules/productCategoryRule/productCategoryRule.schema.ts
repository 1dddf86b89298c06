import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { NotAllowed, NotFound } from '../../errors/refusals.ts';
import { findProductRules, type ProductRule } from './findProductRules.ts';
import { type ImportedProductRules, importProductRules, PRODUCT_RULE_COLUMNS } from './importProductRules.ts';

const asDate = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));

export const ProductCategoryRuleRef = builder.objectRef<ProductRule>('ProductCategoryRule').implement({
  description: 'Rules for a group of products (PCR): which unit, boundary and scenarios its footprints have.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'What `Assessment.scope.pcrCode` names.' }),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh', { description: 'Empty where there is none.' }),
    operator: t.exposeString('operator', { description: 'Who issues it.' }),
    version: t.exposeString('version'),
    validFrom: t.field({ type: 'Date', nullable: true, resolve: ({ validFrom }) => asDate(validFrom) }),
    validUntil: t.field({ type: 'Date', nullable: true, resolve: ({ validUntil }) => asDate(validUntil) }),
    cnPrefixes: t.stringList({
      description: 'Beginnings of the CN codes it is for; empty: not bound to any.',
      resolve: ({ cnPrefixes }) => [...cnPrefixes],
    }),
    categories: t.stringList({
      description: 'Product categories it is for; empty: not bound to any.',
      resolve: ({ categories }) => [...categories],
    }),
    standard: t.exposeString('standard', { nullable: true, description: 'Code of the standard it extends.' }),
    url: t.exposeString('url'),
    unitRule: t.exposeString('unitRule'),
    note: t.exposeString('note'),
    isOwn: t.exposeBoolean('isOwn', {
      description: 'Imported by your organisation; the others come with Cradle.',
    }),
  }),
});

builder.queryField('productCategoryRules', (t) =>
  t.field({
    type: [ProductCategoryRuleRef],
    description: 'Own rules first. Rules bound to neither category nor CN code match any.',
    args: {
      search: t.arg.string({ description: 'All words must occur in code, title, operator or note.' }),
      category: t.arg.string(),
      cnCode: t.arg.string({ description: 'The prefix of a rule has to be its beginning.' }),
    },
    resolve: async (_parent, filter, { database, viewer }) => [
      ...(await findProductRules(database, viewer.organisationId, filter)),
    ],
  }),
);

const ImportedRef = builder.objectRef<ImportedProductRules>('ImportedProductCategoryRules').implement({
  fields: (t) => ({ added: t.exposeInt('added'), changed: t.exposeInt('changed') }),
});

const RemovedRef = builder.objectRef<{ code: string }>('RemovedProductCategoryRule').implement({
  fields: (t) => ({ code: t.exposeString('code') }),
});

builder.mutationFields((t) => ({
  importProductCategoryRules: t.field({
    type: ImportedRef,
    description: `Takes an uploaded CSV file into the register, all rows or none. Columns: ${PRODUCT_RULE_COLUMNS.join(', ')}. Lists are divided by semicolons, days are YYYY-MM-DD.`,
    permission: 'EDIT_PORTFOLIO',
    errors: refusalsOf('ImportProductCategoryRulesResult'),
    args: { uploadId: t.arg.string({ required: true }) },
    resolve: (_parent, { uploadId }, { database, viewer }) => importProductRules(database, viewer, uploadId),
  }),
  removeProductCategoryRule: t.field({
    type: RemovedRef,
    description: 'Removes one of your own; assessments that name its code keep it.',
    permission: 'EDIT_PORTFOLIO',
    errors: {
      types: [NotFound, NotAllowed],
      union: { name: 'RemoveProductCategoryRuleResult' },
      directResult: true,
    },
    args: { code: t.arg.string({ required: true }) },
    resolve: async (_parent, { code }, { database, viewer: { organisationId } }) => {
      const { count } = await database.prisma.productCategoryRule.deleteMany({
        where: { organisationId, code },
      });
      if (count === 0) throw new NotFound('product category rule', code);
      return { code };
    },
  }),
}));
