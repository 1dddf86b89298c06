import { builder } from '../../builder/builder.ts';
import { localIds } from '../../builder/ids.ts';
import { loadPreviewInput, type PreviewInput } from './loadPreviewInput.ts';

const ScenarioPreviewInputRef = builder.objectRef<PreviewInput>('ScenarioPreviewInput').implement({
  description: 'What the engine needs to calculate scenarios where they are put together, in a browser say.',
  fields: (t) => ({
    revision: t.exposeInt('revision', {
      description: 'Moves with every write that could change a result.',
    }),
    request: t.field({
      type: 'JSON',
      description:
        'wanted, assessments, factors, parameters and scenarios as `@cradle/engine` takes them, with the engine’s ids.',
      resolve: ({ wanted, assessments, factors, parameters, scenarios }) => ({
        wanted,
        assessments,
        factors,
        scenarios,
        ...(parameters && { parameters }),
      }),
    }),
    labels: t.field({
      type: 'JSON',
      description: 'PreviewLabels of `@cradle/schema`: what people call these things, and their global ids.',
      resolve: ({ labels }) => labels,
    }),
  }),
});

builder.queryField('scenarioPreviewInput', (t) =>
  t.field({
    type: ScenarioPreviewInputRef,
    complexity: { field: 2_000, multiplier: 1 },
    args: { productIds: t.arg.idList({ description: 'Left out: every product with an assessment.' }) },
    resolve: (_parent, { productIds }, { database, viewer }) =>
      loadPreviewInput(
        database,
        viewer.organisationId,
        productIds ? localIds('Product', productIds, 'productIds') : null,
      ),
  }),
);
