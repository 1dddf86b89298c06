import { type Conversion, type ConvertedFile, WRITTEN_FORMATS } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { localId } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { exportAssessment } from './exportAssessment.ts';
import { LossRef } from './interchange.schema.ts';

const WrittenFormatEnum = builder.enumType('WrittenFormat', { values: WRITTEN_FORMATS });

const ConvertedFileRef = builder.objectRef<ConvertedFile>('ConvertedFile').implement({
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Inside the archive where there are several.' }),
    text: t.exposeString('text'),
  }),
});

const AssessmentExportRef = builder.objectRef<Conversion>('AssessmentExport').implement({
  description: 'An assessment in a format of others.',
  fields: (t) => ({
    format: t.expose('format', { type: WrittenFormatEnum }),
    losses: t.field({ type: [LossRef], resolve: ({ losses }) => [...losses] }),
    files: t.field({
      type: [ConvertedFileRef],
      description: 'One file, or those of an openLCA archive.',
      resolve: ({ files }) => [...files],
    }),
  }),
});

builder.queryField('assessmentExport', (t) =>
  t.field({
    type: AssessmentExportRef,
    description: 'What a conversion loses is told with it; what is not stated is never made up.',
    errors: refusalsOf('AssessmentExportResult'),
    complexity: { field: 50, multiplier: 1 },
    args: {
      assessmentId: t.arg.id({ required: true }),
      format: t.arg({ type: WrittenFormatEnum, required: true }),
    },
    resolve: (_parent, { assessmentId, format }, { database, viewer, installation }) =>
      exportAssessment(
        ...([database, viewer.organisationId] as const),
        localId('Assessment', assessmentId, 'assessmentId'),
        { format, domain: new URL(installation.url).hostname },
      ),
  }),
);
