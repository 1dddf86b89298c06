import { STANDARDS, type Standard } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';

export const StandardRef = builder.objectRef<Standard>('Standard').implement({
  description: 'A greenhouse gas accounting standard an assessment can follow.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    publisher: t.exposeString('publisher'),
    year: t.exposeInt('year'),
  }),
});

builder.queryField('standards', (t) =>
  t.field({ type: [StandardRef], permission: 'PUBLIC', resolve: () => [...STANDARDS] }),
);
