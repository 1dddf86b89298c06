import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { negatives, notPositive, outside } from './amounts.ts';

/** A vehicle in service; emissions are well-to-wheel. */
export interface Vehicle {
  readonly id: string;
  /** Largest load [t]. */
  readonly payload: number;
  /** Load of a loaded trip as a share of the payload, above 0 to 1. */
  readonly loadFactor: number;
  /** Of an empty and of a full vehicle [kg CO2e / vehicle-km]. */
  readonly emptyFactor: number;
  readonly fullFactor: number;
  /** Empty distance per loaded distance: 1 when it always drives back empty, 0 when it never does. */
  readonly emptyReturn: number;
  /** Cooling of a loaded trip, fuel and lost refrigerant [kg CO2e / vehicle-km]; 0 for what is not cooled. */
  readonly refrigeration: number;
}

export interface VehicleIntensity {
  /** [kg CO2e] per loaded vehicle-km, with its part of the empty distance. */
  readonly perVehicleKm: number;
  /** [kg CO2e / tkm] */
  readonly perTonneKm: number;
}

/**
 * Intensity of a vehicle. Per loaded km: empty + (full − empty) × load factor + empty return × empty + refrigeration; per
 * tonne-km divided by payload × load factor.
 *
 * Source: ISO 14083:2023, clauses on transport operation categories (round trips with their empty part, tkm of the load);
 * linear between empty and full as in EN 16258 and HBEFA.
 */
export function vehicleIntensity(vehicle: Vehicle): Outcome<VehicleIntensity> {
  const { id, payload, loadFactor, emptyFactor, fullFactor, emptyReturn, refrigeration } = vehicle;
  const refusals = [
    ...notPositive({ payload }, id),
    ...outside({ loadFactor }, Number.MIN_VALUE, 1, id),
    ...negatives({ emptyFactor, fullFactor, emptyReturn, refrigeration }, id),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  const loaded = emptyFactor + (fullFactor - emptyFactor) * loadFactor;
  const perVehicleKm = loaded + emptyReturn * emptyFactor + refrigeration;
  return accept({ perVehicleKm, perTonneKm: perVehicleKm / (payload * loadFactor) });
}

/** One leg by a published factor or by the intensity of a vehicle. */
export interface TransportLeg {
  readonly id: string;
  /** Of the goods with their packaging [t]. */
  readonly mass: number;
  /** Actual, else shortest feasible, else great circle [km]; of the kind for which the factor was made. */
  readonly distance: number;
  /** Well-to-wheel [kg CO2e / tkm]. */
  readonly factor: number;
}

export interface TransportEmissions {
  readonly tonneKm: number;
  /** [kg CO2e] */
  readonly emissions: number;
}

/**
 * Σ mass × distance × factor over the legs.
 *
 * Source: ISO 14083:2023; Catena-X PCF rulebook 4.0.1, 5.2.3.
 */
export function transportEmissions(legs: readonly TransportLeg[]): Outcome<TransportEmissions> {
  const refusals = legs.flatMap(({ id, mass, distance, factor }) =>
    negatives({ mass, distance, factor }, id),
  );
  if (refusals.length > 0) return refuse(...refusals);
  return accept({
    tonneKm: neumaierSum(legs.map(({ mass, distance }) => mass * distance)),
    emissions: neumaierSum(legs.map(({ mass, distance, factor }) => mass * distance * factor)),
  });
}

/**
 * A whole vehicle for one consignment: loaded distance × intensity per vehicle-km [kg CO2e].
 *
 * @param distance loaded [km]; the empty part is in the intensity
 */
export function charterEmissions(vehicle: Vehicle, distance: number): Outcome<number> {
  const intensity = vehicleIntensity(vehicle);
  if (!intensity.ok) return intensity;
  const refusals = negatives({ distance }, vehicle.id);
  return refusals.length > 0 ? refuse(...refusals) : accept(distance * intensity.value.perVehicleKm);
}
