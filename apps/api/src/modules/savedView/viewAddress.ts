import { z } from 'zod';

/** Pages of the dashboard that hold their whole view in the address. */
const PAGES = ['compare', 'hotspots', 'scenarios', 'suppliers', 'factors', 'processes'];
const ADDRESS = new RegExp(`^/(${PAGES.join('|')})(/[\\w%.~=-]+)*(\\?[^#\\s]*)?$`);
const LONGEST = 60_000;

/** A path within the dashboard and its query; never the address of another site. */
export const ViewAddress = z
  .string()
  .max(LONGEST)
  .regex(
    ADDRESS,
    `must be the path and query of a view, such as /compare?rows=PRODUCT (${PAGES.join(', ')})`,
  );
