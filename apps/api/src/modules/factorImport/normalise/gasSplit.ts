import { type EmissionFlow, type GwpSet, gwpOf } from '@cradle/engine';

/** What is left of a published total beyond its gases, below which it is rounding. */
const ROUNDING = 1e-12;

/**
 * The gases of a factor so that they close on its published total: what the gases, characterised with the engine's
 * potentials, do not explain is `otherCo2e`. It may be negative: a source that counts fossil methane with 28 states a
 * little less than its gases give with 30 (AR5 with the CO2 that methane turns into).
 */
export function closeOnTotal(
  kgCo2e: number,
  flows: readonly EmissionFlow[],
  set: GwpSet,
): { readonly flows: readonly EmissionFlow[]; readonly otherCo2e: number } {
  const kept = flows.filter(({ kgPerUnit }) => kgPerUnit !== 0 && Number.isFinite(kgPerUnit));
  if (kept.length === 0) return { flows: [], otherCo2e: 0 };
  const explained = kept.reduce((sum, { gas, kgPerUnit }) => sum + kgPerUnit * (gwpOf(gas, set) ?? 0), 0);
  const rest = kgCo2e - explained;
  return { flows: kept, otherCo2e: Math.abs(rest) <= ROUNDING * Math.abs(kgCo2e) ? 0 : rest };
}
