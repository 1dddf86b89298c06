import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { CampaignRef, programmeId } from '../programme/programme.schema.ts';
import { ProgrammeStepEnum } from '../programme/programmeTypes.schema.ts';
import { removeCampaign, saveCampaign } from './saveCampaign.ts';

const CampaignInput = builder.inputType('CampaignInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    goalStep: t.field({ type: ProgrammeStepEnum, required: true }),
    goalCount: t.int({ required: true }),
    startsOn: t.field({ type: 'Date', required: true }),
    endsOn: t.field({ type: 'Date', required: true }),
    presetId: t.string(),
    categories: t.stringList(),
  }),
});

const RemovedRef = builder.objectRef<{ readonly id: string }>('RemovedCampaign').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.mutationFields((t) => ({
  createCampaign: t.prismaField({
    type: CampaignRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('CreateCampaignResult'),
    args: {
      programmeId: t.arg.id({ required: true }),
      input: t.arg({ type: CampaignInput, required: true }),
    },
    resolve: (_query, _parent, { programmeId: id, input }, { database, viewer }) =>
      saveCampaign(database, viewer, programmeId(id), null, input),
  }),
  updateCampaign: t.prismaField({
    type: CampaignRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('UpdateCampaignResult'),
    args: {
      programmeId: t.arg.id({ required: true }),
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true }),
      input: t.arg({ type: CampaignInput, required: true }),
    },
    resolve: (_query, _parent, { programmeId: programme, id, revision, input }, { database, viewer }) =>
      saveCampaign(database, viewer, programmeId(programme), { id, revision }, input),
  }),
  removeCampaign: t.field({
    type: RemovedRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('RemoveCampaignResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      id: await removeCampaign(database, viewer, id),
    }),
  }),
}));
