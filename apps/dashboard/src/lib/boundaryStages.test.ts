import { STAGES_INSIDE as ENGINE } from '@cradle/engine';
import { expect, it } from 'vitest';
import { STAGES_INSIDE } from './boundaryStages.ts';

it('The stages inside a boundary are those the engine accepts', () => {
  expect(STAGES_INSIDE).toEqual(ENGINE);
});
