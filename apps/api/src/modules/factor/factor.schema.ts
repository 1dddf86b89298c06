import { resolveOffsetConnection } from '@pothos/plugin-relay';
import { builder, connectionComplexity, DEFAULT_PAGE, MAX_PAGE } from '../../builder/builder.ts';
import { GwpSetEnum, TransportModeEnum } from '../../builder/enums.ts';
import { localIdOrNull } from '../../builder/ids.ts';
import { readFlows } from '../../engineBridge/toFactor.ts';
import { findFactors } from '../factorSearch/findFactors.ts';

builder.prismaNode('FactorSource', {
  id: { field: 'id' },
  fields: (t) => ({
    key: t.exposeString('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    publisher: t.exposeString('publisher'),
    version: t.exposeString('version'),
    year: t.exposeInt('year', { nullable: true }),
    licence: t.exposeString('licence'),
    licenceUrl: t.exposeString('licenceUrl'),
    attribution: t.exposeString('attribution', {
      description: 'To be shown wherever a figure of the source is used.',
    }),
    url: t.exposeString('url'),
  }),
});

const GasAmountRef = builder.objectRef<{ gas: string; kgPerUnit: number }>('GasAmount').implement({
  fields: (t) => ({ gas: t.exposeString('gas'), kgPerUnit: t.exposeFloat('kgPerUnit') }),
});

export const FactorRef = builder.prismaNode('Factor', {
  id: { field: 'id' },
  description:
    'An emission factor: emissions per one unit of an activity, in a region and a year, from a source.',
  fields: (t) => ({
    code: t.exposeString('id'),
    activity: t.exposeString('activity', { description: 'The same word for every region and year.' }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    category: t.exposeString('category'),
    kgCo2ePerUnit: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'kg CO2e per one unit as published; null when the source states gases only.',
    }),
    unit: t.exposeString('unit'),
    region: t.exposeString('region'),
    year: t.exposeInt('year', { nullable: true }),
    boundary: t.exposeString('boundary'),
    gwpSet: t.expose('gwpSet', {
      type: GwpSetEnum,
      nullable: true,
      description: 'The GWP set the published total was made with; null when the source does not say.',
    }),
    gases: t.field({ type: [GasAmountRef], resolve: (factor) => [...readFlows(factor)] }),
    otherCo2e: t.exposeFloat('otherCo2e', { description: 'kg CO2e per unit that no listed gas explains.' }),
    transportMode: t.expose('transportMode', { type: TransportModeEnum, nullable: true }),
    source: t.relation('source'),
    sourceRow: t.exposeString('sourceRow', { description: 'Where in the source the figure stands.' }),
    note: t.exposeString('note'),
  }),
});

const FactorFilter = builder.inputType('FactorFilter', {
  description: 'Every given field must match; within a list any entry may.',
  fields: (t) => ({
    categories: t.stringList(),
    regions: t.stringList(),
    sources: t.stringList(),
    units: t.stringList(),
    boundaries: t.stringList(),
    activities: t.stringList(),
    licences: t.stringList(),
    yearFrom: t.int(),
    yearTo: t.int(),
    hasGases: t.boolean({ description: 'Only factors that state their gases, or only those that do not.' }),
  }),
});

builder.queryFields((t) => ({
  factor: t.prismaField({
    type: FactorRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database }) => {
      const code = localIdOrNull('Factor', id);
      return code === null ? null : database.prisma.factor.findUnique({ ...query, where: { id: code } });
    },
  }),
  factors: t.connection(
    {
      type: FactorRef,
      description: 'Words of the search in English or Chinese; all must be found in names, activity or code.',
      complexity: connectionComplexity,
      args: { search: t.arg.string(), filter: t.arg({ type: FactorFilter }) },
      resolve: async (_parent, { search, filter, ...page }, { database, viewer, loaders }) => {
        const { organisationId } = viewer;
        const homeRegion = await loaders.homeRegion.load('OWN');
        let totalCount = 0;
        const connection = await resolveOffsetConnection(
          { args: page, defaultSize: DEFAULT_PAGE, maxSize: MAX_PAGE },
          async ({ limit, offset }) => {
            const found = await findFactors(database, {
              ...{ search: search ?? '', filter: filter ?? {}, organisationId, homeRegion },
              ...{ limit, offset },
            });
            totalCount = found.totalCount;
            return found.factors;
          },
        );
        return { ...connection, totalCount };
      },
    },
    {
      name: 'FactorConnection',
      fields: (t) => ({ totalCount: t.int({ resolve: ({ totalCount }) => totalCount }) }),
    },
    { name: 'FactorEdge' },
  ),
  factorSources: t.prismaField({
    type: ['FactorSource'],
    resolve: (query, _parent, _arguments, { database }) =>
      database.prisma.factorSource.findMany({ ...query, orderBy: { id: 'asc' } }),
  }),
}));
