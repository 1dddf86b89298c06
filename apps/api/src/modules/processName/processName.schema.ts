import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { nameProcess } from './nameProcess.ts';
import { type NamedProcess, readProcessNames } from './readProcessNames.ts';

const ProcessNameRef = builder.objectRef<NamedProcess>('ProcessName').implement({
  description: 'A unit process as inventory lines name it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The text in the lines; it is its own id in comparisons.' }),
    nameZh: t.exposeString('nameZh', { description: 'Empty where nobody has said it.' }),
    lineCount: t.exposeInt('lineCount', { description: 'Lines that name it, in all assessments.' }),
  }),
});

builder.queryField('processNames', (t) =>
  t.field({
    type: [ProcessNameRef],
    description: 'Every unit process that lines of the organisation name, the most used first.',
    resolve: (_parent, _arguments, { database, viewer }) => readProcessNames(database, viewer.organisationId),
  }),
);

builder.mutationField('nameProcess', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: ProcessNameRef,
    description: 'Says what a unit process is called in Chinese; an empty name takes it away again.',
    errors: refusalsOf('NameProcessResult'),
    args: { name: t.arg.string({ required: true }), nameZh: t.arg.string({ required: true }) },
    resolve: (_parent, input, { database, viewer }) => nameProcess(database, viewer.organisationId, input),
  }),
);
