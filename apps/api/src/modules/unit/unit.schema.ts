import { UNIT_SPELLINGS, UNITS, type Unit } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { UNIT_WORDS } from '../bomImport/readCells.ts';

const SPELLINGS = [...Object.entries(UNIT_SPELLINGS), ...Object.entries(UNIT_WORDS)];

const UnitRef = builder.objectRef<Unit>('Unit').implement({
  description: 'A unit of measurement. Amounts convert inside one dimension and never across two.',
  fields: (t) => ({
    code: t.exposeString('code'),
    dimension: t.exposeString('dimension'),
    inBase: t.exposeFloat('inBase', {
      description: 'How many of the base unit of its dimension one of this is.',
    }),
    spellings: t.stringList({
      description: 'Other ways to write it, English and Chinese.',
      resolve: ({ code }) => SPELLINGS.flatMap(([spelling, meant]) => (meant === code ? [spelling] : [])),
    }),
  }),
});

builder.queryField('units', (t) =>
  t.field({
    type: [UnitRef],
    permission: 'PUBLIC',
    description: 'Every unit Cradle knows.',
    resolve: () => [...UNITS],
  }),
);
