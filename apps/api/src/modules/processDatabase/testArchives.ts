import type { ProcessFormat } from './processDatabase.ts';

/** Two processes in each format: electricity emits 0.5 kg a kWh, steel takes 0.5 kWh and emits 1.8 kg. */
export const ARCHIVES: Readonly<Record<ProcessFormat, Readonly<Record<string, string>>>> = {
  OPENLCA_JSON_LD: openLca(),
  ECOSPOLD_1: { 'EcoSpold01/processes.xml': ecoSpold1(), 'EcoSpold01/categories.xml': '<categories/>' },
  ECOSPOLD_2: { 'power.spold': ecoSpold2Power(), 'steel.spold': ecoSpold2Steel() },
  ILCD: ilcd(),
};

function openLca(): Record<string, string> {
  const unit = (id: string, name: string, conversionFactor: number, referenceUnit = false) => ({
    '@id': id,
    name,
    conversionFactor,
    referenceUnit,
  });
  const flow = (id: string, name: string, flowType: string, property: string, category?: object) => ({
    '@id': id,
    name,
    flowType,
    ...(category && { category }),
    flowProperties: [{ referenceFlowProperty: true, flowProperty: { '@id': property }, conversionFactor: 1 }],
  });
  const exchange = (id: string, amount: number, unitId: string, fields: object) => ({
    flow: { '@id': id },
    amount,
    unit: { '@id': unitId },
    ...fields,
  });
  const process = (id: string, name: string, exchanges: object[]) => ({
    '@id': id,
    name,
    processType: 'UNIT_PROCESS',
    location: { '@id': 'china' },
    processDocumentation: { validFrom: '2018-01-01', validUntil: '2020-12-31' },
    exchanges,
  });
  const files: Record<string, object> = {
    'unit_groups/energy.json': {
      '@id': 'energy',
      units: [unit('mj', 'MJ', 1, true), unit('kwh', 'kWh', 3.6)],
    },
    'unit_groups/mass.json': { '@id': 'mass', units: [unit('kg', 'kg', 1, true)] },
    'flow_properties/energy.json': { '@id': 'p-energy', unitGroup: { '@id': 'energy' } },
    'flow_properties/mass.json': { '@id': 'p-mass', unitGroup: { '@id': 'mass' } },
    'locations/cn.json': { '@id': 'china', name: 'China', code: 'CN' },
    'categories/air.json': { '@id': 'air', name: 'air' },
    'categories/any.json': { '@id': 'any', name: 'unspecified', category: { '@id': 'air' } },
    'flows/power.json': flow('f-power', 'Electricity', 'PRODUCT_FLOW', 'p-energy'),
    'flows/steel.json': flow('f-steel', 'Steel', 'PRODUCT_FLOW', 'p-mass'),
    'flows/co2.json': flow('f-co2', 'Carbon dioxide, fossil', 'ELEMENTARY_FLOW', 'p-mass', { '@id': 'any' }),
    'processes/power.json': process('power', 'Electricity mix', [
      exchange('f-power', 1, 'kwh', { input: false, quantitativeReference: true }),
      exchange('f-co2', 0.5, 'kg', { input: false }),
    ]),
    'processes/steel.json': process('steel', 'Steel production', [
      exchange('f-steel', 1, 'kg', { input: false, quantitativeReference: true }),
      exchange('f-power', 0.5, 'kwh', {
        input: true,
        uncertainty: { distributionType: 'LOG_NORMAL_DISTRIBUTION', geomSd: 1.2 },
      }),
      exchange('f-co2', 1.8, 'kg', { input: false }),
    ]),
  };
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]));
}

function ecoSpold1(): string {
  const dataSet = (number: number, name: string, unit: string, exchanges: string) => `
    <dataset number="${number}"><metaInformation><processInformation>
      <referenceFunction name="${name}" amount="1" unit="${unit}" category="metals" subCategory="production" generalComment="as  it is"/>
      <geography location="CN"/><timePeriod><startDate>2018-01-01</startDate><endDate>2020-12-31</endDate></timePeriod>
      <dataSetInformation type="1"/></processInformation></metaInformation><flowData>${exchanges}</flowData></dataset>`;
  const exchange = (name: string, unit: string, amount: number, group: string, more = '') =>
    `<exchange number="1" name="${name}" unit="${unit}" meanValue="${amount}" ${more}>${group}</exchange>`;
  const co2 = (amount: number) =>
    exchange(
      'Carbon dioxide, fossil',
      'kg',
      amount,
      '<outputGroup>4</outputGroup>',
      'category="air" subCategory="unspecified" CASNumber="000124-38-9"',
    );
  return `<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01">${dataSet(
    1,
    'Electricity mix',
    'kWh',
    exchange('Electricity', 'kWh', 1, '<outputGroup>0</outputGroup>') + co2(0.5),
  )}${dataSet(
    2,
    'Steel production',
    'kg',
    exchange('Steel', 'kg', 1, '<outputGroup>0</outputGroup>') +
      exchange(
        'Electricity',
        'MJ',
        1.8,
        '<inputGroup>5</inputGroup>',
        'uncertaintyType="1" standardDeviation95="1.44"',
      ) +
      co2(1.8),
  )}</ecoSpold>`;
}

function ecoSpold2(id: string, name: string, exchanges: string): string {
  return `<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset><activityDescription>
    <activity id="${id}" type="1"><activityName xml:lang="en">${name}</activityName></activity>
    <geography><shortname xml:lang="en">CN</shortname></geography><timePeriod startDate="2018-01-01" endDate="2020-12-31"/>
    </activityDescription><flowData>${exchanges}</flowData></activityDataset></ecoSpold>`;
}
function intermediate(
  id: string,
  name: string,
  unit: string,
  amount: number,
  group: string,
  more = '',
): string {
  return `<intermediateExchange intermediateExchangeId="${id}" amount="${amount}"><name xml:lang="en">${name}</name><unitName>${unit}</unitName>${more}${group}</intermediateExchange>`;
}
function carbonDioxide(amount: number): string {
  return `<elementaryExchange elementaryExchangeId="co2" amount="${amount}"><name xml:lang="en">Carbon dioxide, fossil</name><unitName>kg</unitName>
    <compartment><compartment xml:lang="en">air</compartment><subcompartment xml:lang="en">unspecified</subcompartment></compartment><outputGroup>4</outputGroup></elementaryExchange>`;
}
function ecoSpold2Power(): string {
  return ecoSpold2(
    'power',
    'Electricity mix',
    intermediate('f-power', 'Electricity', 'kWh', 1, '<outputGroup>0</outputGroup>') + carbonDioxide(0.5),
  );
}
function ecoSpold2Steel(): string {
  const spread = `<uncertainty><lognormal meanValue="1.8" mu="0" variance="${Math.log(1.2) ** 2}"/></uncertainty>`;
  return ecoSpold2(
    'steel',
    'Steel production',
    intermediate('f-steel', 'Steel', 'kg', 1, '<outputGroup>0</outputGroup>') +
      intermediate('f-power', 'Electricity', 'MJ', 1.8, '<inputGroup>5</inputGroup>', spread) +
      carbonDioxide(1.8),
  );
}

function ilcd(): Record<string, string> {
  const unitGroup = (id: string, name: string) =>
    `<unitGroupDataSet><unitGroupInformation><dataSetInformation><UUID>${id}</UUID></dataSetInformation><quantitativeReference><referenceToReferenceUnit>0</referenceToReferenceUnit></quantitativeReference></unitGroupInformation><units><unit dataSetInternalID="0"><name>${name}</name><meanValue>1</meanValue></unit></units></unitGroupDataSet>`;
  const property = (id: string, group: string) =>
    `<flowPropertyDataSet><flowPropertiesInformation><dataSetInformation><UUID>${id}</UUID></dataSetInformation><quantitativeReference><referenceToReferenceUnitGroup refObjectId="${group}"/></quantitativeReference></flowPropertiesInformation></flowPropertyDataSet>`;
  const flow = (id: string, name: string, type: string, propertyId: string, categories = '') =>
    `<flowDataSet><flowInformation><dataSetInformation><UUID>${id}</UUID><name><baseName xml:lang="en">${name}</baseName></name><classificationInformation><common:elementaryFlowCategorization xmlns:common="c">${categories}</common:elementaryFlowCategorization></classificationInformation></dataSetInformation><quantitativeReference><referenceToReferenceFlowProperty>0</referenceToReferenceFlowProperty></quantitativeReference></flowInformation><modellingAndValidation><LCIMethod><typeOfDataSet>${type}</typeOfDataSet></LCIMethod></modellingAndValidation><flowProperties><flowProperty dataSetInternalID="0"><referenceToFlowPropertyDataSet refObjectId="${propertyId}"/><meanValue>1</meanValue></flowProperty></flowProperties></flowDataSet>`;
  const exchange = (at: number, flowId: string, direction: string, amount: number, more = '') =>
    `<exchange dataSetInternalID="${at}"><referenceToFlowDataSet refObjectId="${flowId}"/><exchangeDirection>${direction}</exchangeDirection><resultingAmount>${amount}</resultingAmount>${more}</exchange>`;
  const process = (id: string, name: string, nameZh: string, exchanges: string) =>
    `<processDataSet><processInformation><dataSetInformation><common:UUID xmlns:common="c">${id}</common:UUID><name><baseName xml:lang="en">${name}</baseName><baseName xml:lang="zh">${nameZh}</baseName></name><common:generalComment xmlns:common="c" xml:lang="en">Steel of a made-up mill; questions to jo.doe+lca@mill-works.example.</common:generalComment></dataSetInformation><quantitativeReference><referenceToReferenceFlow>0</referenceToReferenceFlow></quantitativeReference><time><referenceYear>2020</referenceYear></time><geography><locationOfOperationSupplyOrProduction location="CN"/></geography></processInformation><modellingAndValidation><LCIMethodAndAllocation><typeOfDataSet>Unit process, single operation</typeOfDataSet></LCIMethodAndAllocation></modellingAndValidation><exchanges>${exchanges}</exchanges></processDataSet>`;
  const spread =
    '<uncertaintyDistributionType>log-normal</uncertaintyDistributionType><relativeStandardDeviation95In>1.44</relativeStandardDeviation95In>';
  return {
    'ILCD/unitgroups/energy.xml': unitGroup('energy', 'MJ'),
    'ILCD/unitgroups/mass.xml': unitGroup('mass', 'kg'),
    'ILCD/flowproperties/energy.xml': property('p-energy', 'energy'),
    'ILCD/flowproperties/mass.xml': property('p-mass', 'mass'),
    'ILCD/flows/power.xml': flow('f-power', 'Electricity', 'Product flow', 'p-energy'),
    'ILCD/flows/steel.xml': flow('f-steel', 'Steel', 'Product flow', 'p-mass'),
    'ILCD/flows/co2.xml': flow(
      'f-co2',
      'carbon dioxide (fossil)',
      'Elementary flow',
      'p-mass',
      '<common:category level="0">air</common:category><common:category level="1">unspecified</common:category>',
    ),
    'ILCD/processes/power.xml': process(
      'power',
      'Electricity mix',
      '电力',
      exchange(0, 'f-power', 'Output', 3.6) + exchange(1, 'f-co2', 'Output', 0.5),
    ),
    'ILCD/processes/steel.xml': process(
      'steel',
      'Steel production',
      '钢铁生产',
      exchange(0, 'f-steel', 'Output', 1) +
        exchange(1, 'f-power', 'Input', 1.8, spread) +
        exchange(2, 'f-co2', 'Output', 1.8),
    ),
  };
}
