export type Boundary = string;

/** How well a boundary fits a stage, 0..1: the first is what a product footprint wants there. */
const FITS: Readonly<Record<string, Readonly<Record<Boundary, number>>>> = {
  MATERIALS: {
    CRADLE_TO_GATE: 1,
    FARM_GATE: 0.9,
    GRID_LIFE_CYCLE: 0.9,
    CBAM: 0.8,
    CRADLE_TO_SHELF: 0.6,
    GATE_TO_GATE: 0.6,
    WELL_TO_WHEEL: 0.5,
    COMBUSTION: 0.4,
  },
  PRODUCTION: {
    GRID_LIFE_CYCLE: 1,
    WELL_TO_WHEEL: 0.9,
    COMBUSTION: 0.8,
    GATE_TO_GATE: 0.8,
    CRADLE_TO_GATE: 0.8,
    FUGITIVE: 0.8,
    GRID_DIRECT: 0.6,
    WASTE_TREATMENT: 0.7,
    CRADLE_TO_SHELF: 0.5,
  },
  DISTRIBUTION: { WELL_TO_WHEEL: 1, COMBUSTION: 0.7, CRADLE_TO_SHELF: 0.4 },
  INSTALLATION: { CRADLE_TO_GATE: 1, WELL_TO_WHEEL: 0.9, GRID_LIFE_CYCLE: 0.9, COMBUSTION: 0.7 },
  USE: {
    GRID_LIFE_CYCLE: 1,
    WELL_TO_WHEEL: 0.9,
    COMBUSTION: 0.8,
    USE_PHASE: 0.9,
    FUGITIVE: 0.8,
    GRID_DIRECT: 0.6,
    CRADLE_TO_GATE: 0.6,
  },
  END_OF_LIFE: { WASTE_TREATMENT: 1, WELL_TO_WHEEL: 0.4, COMBUSTION: 0.3 },
};

/** 0.5 where no stage is given or nothing is known of the boundary. */
export function boundaryFit(stage: string | null, boundary: Boundary): number {
  const fits = FITS[stage ?? ''];
  return fits === undefined ? 0.5 : (fits[boundary] ?? 0.1);
}
