import { builder } from '../../builder/builder.ts';
import { StageEnum } from '../../builder/enums.ts';
import { globalId } from '../../builder/ids.ts';
import type { InventoryLine } from '../../db/generated/client/client.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { SupplierRef } from '../supplier/supplier.schema.ts';

/** For tables of many lines: what it names is read together for all of them, where an `InventoryLine` would read it line by line. */
export const LineSummaryRef = builder.objectRef<InventoryLine>('LineSummary').implement({
  description: 'An inventory line as tables of many show it.',
  fields: (t) => ({
    id: t.id({ description: 'Of the `InventoryLine`.', resolve: ({ id }) => globalId('InventoryLine', id) }),
    stage: t.expose('stage', { type: StageEnum }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    amount: t.exposeFloat('amount', { nullable: true }),
    unit: t.exposeString('unit'),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) =>
        factorId === null ? null : loaders.factor.load(factorId),
    }),
    supplier: t.field({
      type: SupplierRef,
      nullable: true,
      resolve: ({ supplierId }, _arguments, { loaders }) =>
        supplierId === null ? null : loaders.supplier.load(supplierId),
    }),
  }),
});
