import { builder } from '../../builder/builder.ts';
import { globalId, localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { removeEvidence } from './removeEvidence.ts';

builder.prismaNode('Evidence', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  // Only what is listed here is read, so that no list loads the bytes of its files.
  select: { organisationId: true, id: true },
  description:
    'A file that proves a statement. `POST /evidence?assessmentId=…&lineId=…&name=…&note=…` with the header X-Cradle-Upload: 1 and the bytes adds one.',
  fields: (t) => ({
    fileName: t.exposeString('fileName'),
    mediaType: t.exposeString('mediaType', { description: 'By its content, whatever it is called.' }),
    sizeBytes: t.exposeInt('sizeBytes'),
    sha256: t.exposeString('sha256', { description: 'Of the bytes, hexadecimal.' }),
    note: t.exposeString('note'),
    userName: t.exposeString('userName', { description: 'Who added it, as it was then.' }),
    isMine: t.boolean({
      description: 'Whether the viewer has added it.',
      select: { userId: true },
      resolve: ({ userId }, _arguments, { viewer }) => userId === viewer.userId,
    }),
    at: t.expose('at', { type: 'DateTime' }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'Null: of the assessment as a whole, or of a line that is gone.',
      select: { lineId: true },
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId === null ? null : loaders.line.load(lineId)),
    }),
    address: t.string({
      description: 'Where to download it on this server.',
      resolve: ({ id }) => `/evidence/${encodeURIComponent(id)}`,
    }),
  }),
});

builder.prismaObjectField('Assessment', 'evidence', (t) =>
  t.relation('evidence', { query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }),
);

const RemovedEvidenceRef = builder.objectRef<{ id: string }>('RemovedEvidence').implement({
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('Evidence', id) }) }),
});

builder.mutationField('removeEvidence', (t) =>
  t.field({
    permission: 'ATTACH_EVIDENCE',
    type: RemovedEvidenceRef,
    description: 'Refused once the assessment is verified.',
    errors: refusalsOf('RemoveEvidenceResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      id: await removeEvidence(database, viewer, localIdForMutation('Evidence', 'evidence', id)),
    }),
  }),
);
