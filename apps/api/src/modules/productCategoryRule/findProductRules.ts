import { SHARED_PRODUCT_RULES } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';

/** Rules for a group of products, shared or of the organisation. Days are YYYY-MM-DD. */
export interface ProductRule {
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly operator: string;
  readonly version: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly cnPrefixes: readonly string[];
  readonly categories: readonly string[];
  readonly standard: string | null;
  readonly url: string;
  readonly unitRule: string;
  readonly note: string;
  /** Of the organisation itself; the others come with Cradle. */
  readonly isOwn: boolean;
}

export interface ProductRuleFilter {
  readonly search?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly cnCode?: string | null | undefined;
}

/** Own rules first, then shared ones an own one does not replace, each by code. */
export async function findProductRules(
  { prisma }: Database,
  organisationId: string,
  filter: ProductRuleFilter,
): Promise<readonly ProductRule[]> {
  const rows = await prisma.productCategoryRule.findMany({
    where: { organisationId },
    orderBy: { code: 'asc' },
  });
  const own = rows.map(
    ({ organisationId: _, validFrom, validUntil, ...row }): ProductRule => ({
      ...row,
      validFrom: calendarDay(validFrom),
      validUntil: calendarDay(validUntil),
      isOwn: true,
    }),
  );
  const replaced = new Set(own.map(({ code }) => code));
  const shared = SHARED_PRODUCT_RULES.filter(({ code }) => !replaced.has(code));
  return [...own, ...shared.map((rule) => ({ ...rule, isOwn: false }))].filter((rule) =>
    matches(rule, filter),
  );
}

/** Whether the rules are for a product; null where they name neither category nor CN code. */
export function fitsProduct(
  { cnPrefixes, categories }: Pick<ProductRule, 'cnPrefixes' | 'categories'>,
  product: { readonly cnCode: string | null; readonly category: string },
): boolean | null {
  if (cnPrefixes.length === 0 && categories.length === 0) return null;
  const code = product.cnCode?.replaceAll(' ', '') ?? '';
  return (
    cnPrefixes.some((prefix) => code.startsWith(prefix)) ||
    categories.some((category) => category.toLowerCase() === product.category.toLowerCase())
  );
}

function matches(rule: ProductRule, { search, category, cnCode }: ProductRuleFilter): boolean {
  const text = `${rule.code} ${rule.title} ${rule.titleZh} ${rule.operator} ${rule.note}`.toLowerCase();
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.every((word) => text.includes(word))) return false;
  if (!category && !cnCode) return true;
  return fitsProduct(rule, { cnCode: cnCode ?? null, category: category ?? '' }) !== false;
}
