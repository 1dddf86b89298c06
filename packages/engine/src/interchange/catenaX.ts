import { say } from '../saying.ts';
import { minus, sumOf } from './decimal.ts';
import { inPactUnit } from './declaredUnit.ts';
import { flagNode, listNode, numberNode, type Place, textNode } from './documentNode.ts';
import {
  type Draft,
  type FieldTable,
  type FigureTable,
  finish,
  put,
  readFields,
  readFigures,
  writeFields,
} from './fieldTable.ts';
import { gateFigures, withBiogenicTerms } from './gateFigures.ts';
import { PACT_UNITS } from './pactTerms.ts';
import {
  emptyFootprint,
  findStage,
  type InterchangeStage,
  type Loss,
  type Reading,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';
import type { Written } from './written.ts';

const COMPANY = ['companyAndProductInformation', 'companyInformation'];
const PRODUCT = ['companyAndProductInformation', 'productInformation'];
const METHOD = 'pcfAssessmentAndMethodology';
const INFORMATION = [METHOD, 'pcfAssessmentInformation'];
const METHODOLOGY = [METHOD, 'pcfMethodology'];
const QUALITY = [METHOD, 'dataSourcesAndQuality'];
const STAGES = 'productLifeCycleStagesAndEmissions';
const GWP_SET = [...METHODOLOGY, 'gwpCharacterizationFactorDetails', 'ipccCharacterizationFactors'];
const SPEC_VERSION = 'urn:io.catenax.pcf:datamodel:version:9.0.0';

const FIELDS: FieldTable = [
  ['id', [...INFORMATION, 'idAndVersion', 'id']],
  ['status', [...INFORMATION, 'idAndVersion', 'status']],
  ['precedingIds', [...INFORMATION, 'idAndVersion', 'precedingPfIds']],
  ['created', [...INFORMATION, 'time', 'created']],
  ['validFrom', [...INFORMATION, 'time', 'validityPeriodStart']],
  ['validUntil', [...INFORMATION, 'time', 'validityPeriodEnd']],
  ['periodStart', [...INFORMATION, 'time', 'referencePeriodStart']],
  ['periodEnd', [...INFORMATION, 'time', 'referencePeriodEnd']],
  ['region', [...INFORMATION, 'geography', 'geographyRegionOrSubregion']],
  ['country', [...INFORMATION, 'geography', 'geographyCountry']],
  ['subdivision', [...INFORMATION, 'geography', 'geographyCountrySubdivision']],
  ['captureIncluded', [...INFORMATION, 'technology', 'ccsTechnologicalCO2CaptureIncluded']],
  ['boundaryDescription', [...INFORMATION, 'technology', 'boundaryProcessesDescription']],
  ['exemptedPercent', [...INFORMATION, 'boundarySpecifications', 'exemptedEmissionsPercent']],
  ['exemptedDescription', [...INFORMATION, 'boundarySpecifications', 'exemptedEmissionsDescription']],
  ['companyName', [...COMPANY, 'companyName']],
  ['companyIds', [...COMPANY, 'companyIds']],
  ['productName', [...PRODUCT, 'productNameCompany']],
  ['productDescription', [...PRODUCT, 'productDescription']],
  ['productIds', [...PRODUCT, 'productIds']],
  ['productClassifications', [...PRODUCT, 'productClassifications']],
  ['declaredUnitAmount', [...PRODUCT, 'declaredUnitAmount']],
  ['massKg', [...PRODUCT, 'productMassPerDeclaredUnit']],
  ['crossSectoralStandards', [...METHODOLOGY, 'standards', 'crossSectoralStandards']],
  ['sectorRules', [...METHODOLOGY, 'standards', 'productOrSectorSpecificRules']],
  ['allocationDescription', [...METHODOLOGY, 'allocationInForeground', 'allocationRulesDescription']],
  ['secondarySources', [...QUALITY, 'secondaryEmissionFactorSources']],
  ['primaryDataShare', [...QUALITY, 'primaryDataShare']],
  ['technologicalDqr', [...QUALITY, 'technologicalDQR']],
  ['geographicalDqr', [...QUALITY, 'geographicalDQR']],
  ['temporalDqr', [...QUALITY, 'temporalDQR']],
  ['fossilCarbon', ['carbonContent', 'fossilCarbonContent']],
  ['biogenicCarbon', ['carbonContent', 'biogenicCarbonContent']],
  ['recycledCarbon', ['carbonContent', 'recycledCarbonContent']],
  ['packagingBiogenicCarbon', ['carbonContent', 'packagingBiogenicCarbonContent']],
  ['packagingIncluded', [STAGES, 'packagingStage', 'packagingEmissionsIncluded']],
  ['verifier', ['attestationOfConformance', 'providerName']],
  ['verifiedAt', ['attestationOfConformance', 'completedAt']],
  ['verificationStandard', ['attestationOfConformance', 'standardName']],
  ['comment', ['general', 'comment']],
];

/** Positions A to H of the rulebook with their totals; the names of packaging and distribution begin with a prefix. */
const POSITIONS: FigureTable = [
  ['totalIncludingUptake', 'pcfIncludingBiogenicUptake'],
  ['totalExcludingUptake', 'pcfExcludingBiogenicUptake'],
  ['fossil', 'fossilGhgEmissions'],
  ['biogenicNonCo2', 'biogenicNonCO2Emissions'],
  ['biogenicUptake', 'biogenicCO2Uptake'],
  ['landUseChange', 'landUseChangeGhgEmissions'],
  ['landManagementCo2', 'landManagementBiogenicCO2Emissions'],
  ['landManagementRemovals', 'landManagementBiogenicCO2Removals'],
  ['aircraft', 'aircraftGhgEmissions'],
];

const GROUPS: readonly (readonly [InterchangeStage, string, string])[] = [
  ['A1-A3', 'productionStage', ''],
  ['PACKAGING', 'packagingStage', 'packaging'],
  ['A4', 'distributionStage', 'distributionStage'],
];

/** Reads the aspect model `io.catenax.pcf` 9.0.0. There aircraft stands beside the fossil emissions; here it is a part of them. */
export function readCatenaX(root: Place): Reading {
  const places: Record<string, string> = {};
  const gwpSet = root.at(...GWP_SET);
  const unit = root.at(...PRODUCT, 'declaredUnitOfMeasurement');
  const partial = root.at('scopeOfPcfForm', 'partialFullPcf');
  Object.assign(places, { gwpSets: gwpSet.pointer, declaredUnit: unit.pointer, boundary: partial.pointer });
  const stages = GROUPS.flatMap(([stage, group, prefix]) => {
    const figures = readFigures(root.at(STAGES, group), stage, positionsWith(prefix), places);
    return figures === null ? [] : [withAircraftInside(figures)];
  });
  const footprint: ReceivedFootprint = {
    ...emptyFootprint(),
    ...readFields(root, FIELDS, places),
    declaredUnit: PACT_UNITS[unit.text() ?? ''] ?? unit.text(),
    boundary: BOUNDARIES[partial.text() ?? ''] ?? null,
    gwpSets: gwpSet.texts(),
    stages,
  };
  const hasAircraft = stages.some(({ aircraft }) => aircraft !== null);
  return {
    format: 'CATENA_X_9',
    version: root.at('scopeOfPcfForm', 'specVersion').text(),
    footprint,
    places,
    losses: hasAircraft ? [aircraftLoss()] : [],
  };
}

/** Writes the aspect model `io.catenax.pcf` 9.0.0: numbers as numbers, every group a list of one. */
export function writeCatenaX(received: ReceivedFootprint): Written {
  const { footprint, word, losses: unitLosses } = inPactUnit(received);
  const draft: Draft = {};
  put(draft, ['scopeOfPcfForm', 'specVersion'], listNode([textNode(SPEC_VERSION)]));
  if (footprint.boundary !== null)
    put(
      ...([draft, ['scopeOfPcfForm', 'partialFullPcf']] as const),
      textNode(footprint.boundary === 'CRADLE_TO_GRAVE' ? 'Cradle-to-grave' : 'Cradle-to-gate'),
    );
  writeFields(draft, footprint, FIELDS, 'number');
  if (word !== null) put(draft, [...PRODUCT, 'declaredUnitOfMeasurement'], textNode(word));
  put(draft, [...INFORMATION, 'idAndVersion', 'version'], numberNode('0'));
  put(draft, [...INFORMATION, 'idAndVersion', 'retroOrProspectivePcfType'], textNode('Retrospective PCF'));
  const [gwpSet] = footprint.gwpSets;
  if (gwpSet !== undefined) put(draft, GWP_SET, textNode(gwpSet));
  const { fossilCarbon, biogenicCarbon } = footprint;
  if (fossilCarbon !== null && biogenicCarbon !== null)
    put(draft, ['carbonContent', 'carbonContentTotal'], numberNode(sumOf([fossilCarbon, biogenicCarbon])));
  const { stages, losses } = catenaStages(footprint);
  for (const [stage, group, prefix] of GROUPS) {
    const figures = stages.find((each) => each.stage === stage);
    if (figures === undefined) continue;
    const beside = withAircraftBeside(figures);
    for (const [figure, name] of positionsWith(prefix)) {
      const value = beside[figure];
      if (value !== null) put(draft, [STAGES, group, name], numberNode(value));
    }
  }
  put(
    ...([draft, [STAGES, 'distributionStage', 'distributionStageIncluded']] as const),
    flagNode(stages.some(({ stage }) => stage === 'A4')),
  );
  const aircraft = stages.some((stage) => stage.aircraft !== null && stage.fossil !== null);
  return {
    document: finish(draft, true),
    losses: [...unitLosses, ...losses, ...(aircraft ? [aircraftLoss()] : [])],
  };
}

/** Production, packaging and distribution; production from A1 to A3 where only these are stated. */
function catenaStages(footprint: ReceivedFootprint): { stages: StageFigures[]; losses: readonly Loss[] } {
  const { packagingIncluded } = footprint;
  const separate = findStage(footprint, 'PACKAGING');
  const production = gateFigures({
    ...footprint,
    stages: footprint.stages.filter(({ stage }) => stage !== 'PACKAGING'),
  });
  if (production.figures === null) return { stages: [], losses: [] };
  const { figures, losses } = withBiogenicTerms(production.figures, footprint);
  const inside: Loss[] =
    packagingIncluded === true && separate === undefined
      ? [
          {
            kind: 'APPROXIMATED',
            field: 'PACKAGING',
            rule: say(
              'Packaging is counted, but inside production: nothing says how much of each gas it is.',
              '包装已计入，但含在生产阶段内：无法得知其各温室气体的数值。',
            ),
            clause: 'Catena-X PCF Rulebook 4.0.1, 4.1',
          },
        ]
      : [];
  const distribution = findStage(footprint, 'A4');
  return {
    stages: [figures, separate, distribution].filter((stage): stage is StageFigures => stage !== undefined),
    losses: [...production.losses, ...losses, ...inside],
  };
}

const BOUNDARIES: Readonly<Record<string, string>> = {
  'Cradle-to-gate': 'CRADLE_TO_GATE',
  'Cradle-to-grave': 'CRADLE_TO_GRAVE',
};

function positionsWith(prefix: string): FigureTable {
  if (prefix === '') return POSITIONS;
  return POSITIONS.map(([figure, name]) => [figure, `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`]);
}

function withAircraftInside(figures: StageFigures): StageFigures {
  const { fossil, aircraft } = figures;
  return fossil === null || aircraft === null ? figures : { ...figures, fossil: sumOf([fossil, aircraft]) };
}

function withAircraftBeside(figures: StageFigures): StageFigures {
  const { fossil, aircraft } = figures;
  return fossil === null || aircraft === null ? figures : { ...figures, fossil: minus(fossil, aircraft) };
}

function aircraftLoss(): Loss {
  return {
    kind: 'DERIVED',
    field: 'fossil',
    rule: say(
      'Catena-X states aircraft (H) beside fossil emissions (A), PACT inside them: A + H here, fossil − aircraft there.',
      'Catena-X 将航空（H）与化石排放（A）并列，PACT 将其计入其中：此处取 A + H，彼处取化石 − 航空。',
    ),
    clause: 'Catena-X PCF Rulebook 4.0.1, 4.1',
  };
}
