/** What two vehicle tables call their fuels, as a category of fuels people know. */
export interface VehicleDescription {
  readonly make: string;
  readonly model: string;
  readonly transmission: string;
  /** Litres. */
  readonly displacement: string;
  readonly cylinders: string;
}

/** `Toyota Corolla, 1.8 l, 4 cyl., Automatic (S4)`; parts that are not given are left out. */
export function vehicleName({
  make,
  model,
  transmission,
  displacement,
  cylinders,
}: VehicleDescription): string {
  const details = [
    displacement !== '' && `${displacement} l`,
    cylinders !== '' && `${cylinders} cyl.`,
    transmission,
  ].filter(Boolean);
  return [`${make} ${model}`, ...details].join(', ');
}

/** Carbon dioxide of the tailpipe only: a vehicle's factor has one gas. */
export function tailpipeFlows(kgPerKm: number): readonly { gas: string; kgPerUnit: number }[] {
  return [{ gas: 'CO2_FOSSIL', kgPerUnit: kgPerKm }];
}
