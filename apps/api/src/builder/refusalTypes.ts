import { InvalidInput, NotAllowed, NotFound } from '../errors/refusals.ts';
import { builder } from './builder.ts';
import { globalId } from './ids.ts';

const RefusalRef = builder.interfaceRef<{ code: string; message: string }>('Refusal').implement({
  description: 'An expected answer other than success: a member of the result of every mutation.',
  fields: (t) => ({ code: t.exposeString('code'), message: t.exposeString('message') }),
});

export const InvalidFieldRef = builder
  .objectRef<{ field: string; code: string; message: string; remedy: string }>('InvalidField')
  .implement({
    description: 'A field of the input that was refused, why, and what to do.',
    fields: (t) => ({
      field: t.exposeString('field'),
      code: t.exposeString('code'),
      message: t.exposeString('message'),
      remedy: t.exposeString('remedy'),
    }),
  });

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  interfaces: [RefusalRef],
  fields: (t) => ({ fields: t.field({ type: [InvalidFieldRef], resolve: (error) => [...error.fields] }) }),
});

builder.objectType(NotFound, {
  name: 'NotFound',
  interfaces: [RefusalRef],
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.objectType(NotAllowed, {
  name: 'NotAllowed',
  description: 'The role or the API token does not include this.',
  interfaces: [RefusalRef],
  fields: (t) => ({ remedy: t.exposeString('remedy') }),
});

/** For mutations: `errors: refusalsOf('CreateProductResult')` makes the result a union with every refusal. */
export function refusalsOf<Name extends string>(name: Name) {
  return { types: [InvalidInput, NotFound, NotAllowed], directResult: true as const, union: { name } };
}

export { globalId };
