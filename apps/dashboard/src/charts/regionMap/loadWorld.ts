import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { countryCode } from './countryCodes.ts';

/** A country or area of the map. */
export interface WorldShape {
  /** ISO 3166-1 alpha-2; null for areas that have none. */
  readonly code: string | null;
  /** Closed rings of [longitude, latitude] in degrees. */
  readonly rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[];
}

/** Far from every supply chain, and as wide as the map. */
const LEFT_OUT = 'AQ';

let loaded: Promise<readonly WorldShape[]> | null = null;

/**
 * The outlines of the world's countries and areas at 1:110 million, from Natural Earth (public domain) through
 * world-atlas. Loaded once, when the first map is drawn.
 *
 * @throws when the file cannot be loaded; the next call tries again
 */
export function loadWorld(): Promise<readonly WorldShape[]> {
  loaded ??= readWorld().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function readWorld(): Promise<readonly WorldShape[]> {
  const [{ feature }, { default: atlas }] = await Promise.all([
    import('topojson-client'),
    import('world-atlas/countries-110m.json'),
  ]);
  const topology = atlas as unknown as Parameters<typeof feature>[0];
  const { features } = feature(topology, topology.objects.countries!) as FeatureCollection<
    Polygon | MultiPolygon
  >;
  return features.map(shapeOf).filter(({ code }) => code !== LEFT_OUT);
}

function shapeOf({ id, geometry }: Feature<Polygon | MultiPolygon>): WorldShape {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return {
    code: countryCode(id === undefined ? undefined : String(id).padStart(3, '0')),
    rings: polygons.flat() as unknown as WorldShape['rings'],
  };
}
