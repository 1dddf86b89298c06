import { STAGES } from './stages.ts';

/** The stages an inventory line may stand in. */
export const LINE_STAGES = STAGES.filter((stage) => stage !== 'UNSPLIT');

export const TRANSPORT_MODES = ['ROAD', 'RAIL', 'SEA', 'AIR', 'INLAND_WATER', 'COURIER'] as const;
