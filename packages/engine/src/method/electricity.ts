import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { negatives } from './amounts.ts';

/** Certificate or contract that conveys the attributes of generation, redeemed for this consumer. */
export interface EnergyCertificate {
  /** Of the registry; one certificate can be claimed once. */
  readonly id: string;
  readonly kWh: number;
  readonly market: string;
  /** Year of generation. */
  readonly year: number;
  /** Of generation [kg CO2e / kWh]. */
  readonly generationFactor: number;
  /** Fuel supply, plant, transmission and distribution losses, which no certificate takes away [kg CO2e / kWh]. */
  readonly upstreamFactor: number;
}

export interface ElectricityUse {
  readonly kWh: number;
  readonly market: string;
  readonly year: number;
  /** Average of the grid, life cycle with losses [kg CO2e / kWh]. */
  readonly gridFactor: number;
  /** What is left of the grid after all certificates are taken out; null where nobody publishes it. */
  readonly residualFactor: number | null;
  readonly certificates: readonly EnergyCertificate[];
}

/** The same use seen in three ways [kg CO2e]; they are never added up. */
export interface ElectricityEmissions {
  /** Grid average for all. */
  readonly locationBased: number;
  /** Certificates for what they cover, residual mix for the rest (grid average where there is none). */
  readonly marketBased: number;
  /** Residual mix for all; null where nobody publishes it. */
  readonly residualMix: number | null;
  /** Share of the use that certificates cover, 0 to 1. */
  readonly coveredShare: number;
  /** Certificates beyond the use, which remain unclaimed [kWh]. */
  readonly surplusKWh: number;
  readonly restBy: 'RESIDUAL_MIX' | 'GRID_MIX';
}

/**
 * Electricity by location, market and residual mix. Certificates that together exceed the use count in proportion.
 *
 * Source: ISO 14067:2018, 6.4.9.4; GHG Protocol Scope 2 Guidance, chapter 7 (two totals, criteria in table 7.1);
 * Catena-X PCF rulebook 4.0.1, 5.2.6 (generation in the year of use); PACT Methodology v3, 3.3.2.3 (residual mix for the
 * uncovered part, grid average where there is none). CBAM accepts no certificates: use `locationBased`.
 */
export function electricityEmissions(use: ElectricityUse): Outcome<ElectricityEmissions> {
  const refusals = [...badNumbers(use), ...use.certificates.flatMap((own) => badCertificate(own, use))];
  const repeated = repeatedCertificates(use.certificates);
  if (refusals.length + repeated.length > 0) return refuse(...refusals, ...repeated);
  const { kWh, gridFactor, residualFactor, certificates } = use;
  const offered = neumaierSum(certificates.map((own) => own.kWh));
  const covered = Math.min(kWh, offered);
  const certified = neumaierSum(
    certificates.map((own) => own.kWh * (own.generationFactor + own.upstreamFactor)),
  );
  const claimedPart = offered === 0 ? 0 : covered / offered;
  return accept({
    locationBased: kWh * gridFactor,
    marketBased: certified * claimedPart + (kWh - covered) * (residualFactor ?? gridFactor),
    residualMix: residualFactor === null ? null : kWh * residualFactor,
    coveredShare: kWh === 0 ? 0 : covered / kWh,
    surplusKWh: offered - covered,
    restBy: residualFactor === null ? 'GRID_MIX' : 'RESIDUAL_MIX',
  });
}

function badNumbers({ kWh, gridFactor, residualFactor, certificates }: ElectricityUse): InputRefusal[] {
  return [
    ...negatives({ kWh, gridFactor, residualFactor: residualFactor ?? 0 }, 'electricity'),
    ...certificates.flatMap((own) =>
      negatives(
        { kWh: own.kWh, generationFactor: own.generationFactor, upstreamFactor: own.upstreamFactor },
        own.id,
      ),
    ),
  ];
}

function badCertificate({ id, market, year }: EnergyCertificate, use: ElectricityUse): InputRefusal[] {
  const refusals: InputRefusal[] = [];
  if (market !== use.market)
    refusals.push({
      code: 'CERTIFICATE_OF_OTHER_MARKET',
      field: 'market',
      subject: id,
      message: `The certificate is of the market ${market}, the electricity was used in ${use.market}.`,
      remedy: 'Use certificates of the market in which the electricity was used.',
    });
  if (year !== use.year)
    refusals.push({
      code: 'CERTIFICATE_OF_OTHER_YEAR',
      field: 'year',
      subject: id,
      message: `The certificate is of ${year}, the electricity was used in ${use.year}.`,
      remedy: 'Use certificates of generation in the year of use.',
    });
  return refusals;
}

function repeatedCertificates(certificates: readonly EnergyCertificate[]): InputRefusal[] {
  const ids = certificates.map(({ id }) => id);
  return [...new Set(ids.filter((id, position) => ids.indexOf(id) !== position))].map((id) => ({
    code: 'CERTIFICATE_REPEATED',
    field: 'id',
    subject: id,
    message: `The certificate ${id} is claimed twice.`,
    remedy: 'Claim each certificate once.',
  }));
}
