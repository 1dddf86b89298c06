import { listNode, numberNode, objectNode, textNode } from '../interchange/documentNode.ts';
import {
  emptyFigures,
  emptyFootprint,
  type ReceivedFootprint,
  type StageFigures,
} from '../interchange/receivedFootprint.ts';

/** 1 kg of a film half of plants, whose figures go together. */
export function aReceivedFootprint(over: Partial<ReceivedFootprint> = {}): ReceivedFootprint {
  return {
    ...emptyFootprint(),
    id: '5b7b3b1e-6f0a-4a54-9d4e-0d6f6c5a1f10',
    status: 'Active',
    created: '2026-02-01T00:00:00Z',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2028-12-31T00:00:00Z',
    companyName: 'Film Works',
    companyIds: ['urn:uuid:9a4f4b1e-0000-4000-8000-000000000001'],
    productName: 'Barrier film',
    productDescription: 'Film of three layers',
    productIds: ['urn:gtin:4712345060507'],
    productClassifications: ['urn:cpc:36390'],
    comment: 'First edition',
    declaredUnit: 'kg',
    declaredUnitAmount: '1',
    massKg: '1.00',
    periodStart: '2025-01-01T00:00:00Z',
    periodEnd: '2025-12-31T00:00:00Z',
    country: 'CN',
    boundary: 'CRADLE_TO_GATE',
    boundaryDescription: 'Resin, extrusion, slitting',
    fossilCarbon: '0.430',
    biogenicCarbon: '0.3',
    recycledCarbon: '0',
    packagingIncluded: true,
    packagingEmissions: '0.05',
    captureIncluded: false,
    gwpSets: ['AR6'],
    crossSectoralStandards: ['ISO14067'],
    sectorRules: ['Other (Film Council): Films 2.1'],
    secondarySources: ['ecoinvent 3.10'],
    exemptedPercent: '1.5',
    exemptedDescription: 'Cleaning agents',
    allocationDescription: 'By mass',
    primaryDataShare: '62.5',
    technologicalDqr: '2',
    geographicalDqr: '1.5',
    temporalDqr: '1',
    verifier: 'Test House',
    verifiedAt: '2026-02-10T00:00:00Z',
    verificationStandard: 'ISO 14064-3',
    verificationCoverage: 'product level',
    stages: [gateStage(), { ...emptyFigures('A4'), totalExcludingUptake: '0.12' }],
    extensions: [
      objectNode({
        specVersion: textNode('2.0.0'),
        dataSchema: textNode('https://schemas.example/film.json'),
        data: objectNode({ layers: numberNode('3'), names: listNode([textNode('PE')]) }),
      }),
    ],
    ...over,
  };
}

/** 2.1 + 0.2 + 0.05 = 2.35; with an uptake of −44/12 × 0.3 = −1.1 it is 1.25. */
export function gateStage(over: Partial<StageFigures> = {}): StageFigures {
  return {
    ...emptyFigures('A1-A3'),
    totalExcludingUptake: '2.35',
    totalIncludingUptake: '1.25',
    fossil: '2.1',
    landUseChange: '0.2',
    biogenicNonCo2: '0.05',
    biogenicUptake: '-1.1',
    aircraft: '0.10',
    ...over,
  };
}
