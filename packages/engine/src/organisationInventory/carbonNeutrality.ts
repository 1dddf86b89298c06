import type { Finding } from '../footprint/footprint.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { say } from '../saying.ts';
import type { InventorySum } from './organisationInventory.ts';

/** A credit for emissions avoided or removed elsewhere. */
export interface CarbonCredit {
  readonly id: string;
  readonly registry: string;
  readonly serial: string;
  readonly tCo2e: number;
  readonly vintage: number;
  /** Day it was retired for the organisation, YYYY-MM-DD; null while it can still be sold. */
  readonly retiredOn: string | null;
}

/** Residual emissions and credits of a year, side by side. There is deliberately no difference of the two. */
export interface NeutralityStatement {
  /** What is left after reductions: the whole inventory, by location and by market. */
  readonly residual: InventorySum;
  /** t CO2e of retired credits. */
  readonly retiredTCo2e: number;
  readonly notRetiredTCo2e: number;
  /** Retired credits for each tonne that is left by market; null while that is not wholly known or not above 0. */
  readonly retiredPerResidual: number | null;
  readonly findings: readonly Finding[];
}

/**
 * Lists offsets apart from the inventory: no total is ever lowered by them (ISO 14064-1:2018, 6.2.2 and 9.3.2; GHG
 * Protocol Scope 3 Standard, 9.4; ISO 14068-1:2023: reduce first, then retire credits for what remains).
 */
export function neutralityStatement(
  total: InventorySum,
  year: number,
  credits: readonly CarbonCredit[],
): NeutralityStatement {
  const tonnes = (own: readonly CarbonCredit[]) => neumaierSum(own.map(({ tCo2e }) => tCo2e));
  const retired = credits.filter(({ retiredOn }) => retiredOn !== null);
  const open = credits.filter(({ retiredOn }) => retiredOn === null);
  const left = total.marketKgCo2e;
  const isKnown = left !== null && left > 0 && total.gaps.length === 0;
  return {
    residual: total,
    retiredTCo2e: tonnes(retired),
    notRetiredTCo2e: tonnes(open),
    retiredPerResidual: isKnown ? tonnes(retired) / (left / 1000) : null,
    findings: [
      ...openCredits(open),
      ...laterVintages(credits, year),
      ...gapsLeft(total),
      ...uncovered(total, tonnes(retired)),
    ],
  };
}

function openCredits(open: readonly CarbonCredit[]): Finding[] {
  if (open.length === 0) return [];
  return [
    {
      code: 'CREDIT_NOT_RETIRED',
      severity: 'WARNING',
      subjects: open.map(({ id }) => id),
      ...say(
        'Credits that are not retired can still be sold and count for nothing.',
        '尚未注销的碳信用仍可转售，不予计入。',
      ),
    },
  ];
}

function laterVintages(credits: readonly CarbonCredit[], year: number): Finding[] {
  const later = credits.filter(({ vintage }) => vintage > year);
  if (later.length === 0) return [];
  return [
    {
      code: 'CREDIT_OF_LATER_YEAR',
      severity: 'WARNING',
      subjects: later.map(({ id }) => id),
      ...say(
        `Credits of a vintage after ${year} stand for what had not yet happened.`,
        `签发年份晚于 ${year} 年的碳信用对应尚未发生的减排。`,
      ),
    },
  ];
}

function gapsLeft({ gaps }: InventorySum): Finding[] {
  if (gaps.length === 0) return [];
  return [
    {
      code: 'RESIDUAL_NOT_WHOLE',
      severity: 'BLOCK',
      subjects: [...gaps],
      ...say(
        'The inventory has gaps: what is left is not wholly known, so nothing can be said about its being covered.',
        '组织清单存在缺口：剩余排放尚不完整，无法判断其是否被抵消覆盖。',
      ),
    },
  ];
}

function uncovered({ marketKgCo2e, gaps }: InventorySum, retired: number): Finding[] {
  if (marketKgCo2e === null || gaps.length > 0 || retired * 1000 >= marketKgCo2e) return [];
  return [
    {
      code: 'RESIDUAL_NOT_COVERED',
      severity: 'INFO',
      subjects: [],
      ...say(
        'Fewer credits are retired than emissions are left: the year cannot be called carbon neutral.',
        '已注销的碳信用少于剩余排放：本年度不得称为碳中和。',
      ),
    },
  ];
}
