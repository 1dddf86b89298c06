import { type CharacterisedFlow, characterise, keepsPublishedSet } from '../factor/characterise.ts';
import type { Factor } from '../factor/factor.ts';
import { amountInFactorUnit } from '../inventory/amountInFactorUnit.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { type Saying, say } from '../saying.ts';
import type { Finding } from './footprint.ts';
import {
  type Carrier,
  type Emission,
  gapOf,
  gapResult,
  type LineResult,
  type LineSetting,
  lineRow,
} from './lineResult.ts';

/** The contributions of a line with a factor, one for each gas: amount x kg gas per unit x GWP100. */
export function leafRows(
  owner: Assessment,
  line: InventoryLine,
  carrier: Carrier,
  { factors, gwpSet }: LineSetting,
): LineResult {
  const gap = (code: string, saying: Saying) => gapResult(owner, line, carrier, code, saying);
  if (line.input.kind !== 'FACTOR')
    return gap('FACTOR_MISSING', say('The line has no emission factor.', '该清单行没有排放因子。'));
  const factor = factors.byId(line.input.factorId);
  if (factor === undefined) return gap('FACTOR_UNKNOWN', noFactor(line.input.factorId));
  if (!hasAmount(line)) return gap('AMOUNT_MISSING', NO_AMOUNT);
  const amount = amountInFactorUnit(line, factor.unit);
  if (amount === null) return gap('UNIT_MISMATCH', unitMismatch(line.unit, factor.unit));
  const flows = characterise(factor, gwpSet);
  if (flows.length === 0)
    return gap(
      'FACTOR_VALUE_MISSING',
      say(`The factor ${factor.id} states no value.`, `排放因子 ${factor.id} 没有给出数值。`),
    );
  const scaled = amount * carrier.units;
  const year = factor.year ?? line.year;
  return {
    rows: flows.map((flow) => lineRow(owner, line, carrier, emissionOf(flow, scaled, factor, year))),
    gaps: flows
      .filter(({ kgCo2ePerUnit }) => kgCo2ePerUnit === null)
      .map(({ gas }) =>
        gapOf(
          carrier,
          'GWP_UNKNOWN',
          say(`${gwpSet} has no potential for ${gas}.`, `${gwpSet} 没有 ${gas} 的全球变暖潜势。`),
        ),
      ),
    findings: keepsPublishedSet(factor, gwpSet) ? [notConvertible(factor, gwpSet)] : [],
  };
}

/** Said of a line wherever its amount is needed. */
export const NO_AMOUNT = say('The line has no amount.', '该清单行没有数量。');

function noFactor(id: string): Saying {
  return say(`There is no factor ${id}.`, `找不到排放因子 ${id}。`);
}

function unitMismatch(unit: string, factorUnit: string): Saying {
  return say(
    `An amount in ${unit} does not fit emissions per ${factorUnit}.`,
    `以 ${unit} 计的数量与按每 ${factorUnit} 计的排放不匹配。`,
  );
}

/** Not a number, or infinitely many, is no amount either. */
export function hasAmount({ amount }: InventoryLine): boolean {
  return amount !== null && Number.isFinite(amount);
}

function emissionOf(
  { gas, emissionClass, kgGasPerUnit, kgCo2ePerUnit }: CharacterisedFlow,
  amount: number,
  factor: Factor,
  year: number | null,
): Emission {
  return {
    factorId: factor.id,
    sourceId: factor.sourceId,
    year,
    gas,
    emissionClass,
    kgGas: kgGasPerUnit === null ? null : kgGasPerUnit * amount,
    kgCo2e: kgCo2ePerUnit === null ? null : kgCo2ePerUnit * amount,
    gap: kgCo2ePerUnit === null ? 'GWP_UNKNOWN' : null,
  };
}

function notConvertible(factor: Factor, gwpSet: LineSetting['gwpSet']): Finding {
  return {
    code: 'GWP_SET_NOT_CONVERTIBLE',
    severity: 'INFO',
    subjects: [factor.id],
    message: `Factors published as CO2e only keep their GWP set; they cannot be converted to ${gwpSet}.`,
    messageZh: `仅以二氧化碳当量公布的排放因子保留其原有 GWP 版本，无法换算为 ${gwpSet}。`,
  };
}
