import {
  type FieldName,
  type FigureName,
  findStage,
  type ReceivedFootprint,
  type WrittenFormat,
} from './receivedFootprint.ts';

interface Required {
  readonly fields: readonly FieldName[];
  readonly figures: readonly FigureName[];
}

const EPD: Required = { fields: ['id', 'productName'], figures: ['totalIncludingUptake'] };

/** What the schemas of the formats require. */
const REQUIRED: Readonly<Record<WrittenFormat, Required>> = {
  PACT_3: {
    fields: [
      ...([
        'id',
        'created',
        'status',
        'companyName',
        'companyIds',
        'productDescription',
        'productIds',
      ] as const),
      ...([
        'productName',
        'declaredUnit',
        'declaredUnitAmount',
        'massKg',
        'periodStart',
        'periodEnd',
      ] as const),
      ...(['fossilCarbon', 'gwpSets', 'crossSectoralStandards', 'exemptedPercent'] as const),
      ...(['packagingIncluded', 'captureIncluded', 'primaryDataShare'] as const),
    ],
    figures: ['totalExcludingUptake', 'totalIncludingUptake', 'fossil'],
  },
  CATENA_X_9: {
    fields: [
      ...(['id', 'created', 'status', 'companyName', 'companyIds', 'productIds', 'productName'] as const),
      ...([
        'declaredUnit',
        'declaredUnitAmount',
        'massKg',
        'periodStart',
        'periodEnd',
        'validUntil',
      ] as const),
      ...(['region', 'gwpSets', 'crossSectoralStandards', 'exemptedPercent', 'captureIncluded'] as const),
      'packagingIncluded',
    ],
    figures: ['totalExcludingUptake', 'totalIncludingUptake', 'fossil'],
  },
  OPEN_EPD: { ...EPD, fields: [...EPD.fields, 'declaredUnit', 'declaredUnitAmount', 'validUntil'] },
  ILCD_EPD: { ...EPD, fields: [...EPD.fields, 'declaredUnit', 'periodEnd', 'validUntil'] },
  OPENLCA: { ...EPD, fields: [...EPD.fields, 'declaredUnit', 'declaredUnitAmount'] },
};

/** Fields and figures that a format requires and a footprint lacks. */
export function requiredFields(format: WrittenFormat, footprint: ReceivedFootprint): readonly string[] {
  const { fields, figures } = REQUIRED[format];
  const gate = findStage(footprint, 'A1-A3');
  return [
    ...fields.filter((field) => {
      const value = footprint[field];
      return value === null || (typeof value === 'object' && value.length === 0);
    }),
    ...figures.filter((figure) => (gate?.[figure] ?? null) === null).map((figure) => `A1-A3.${figure}`),
  ];
}
