import {
  BASIS_GAP,
  type CubeQuery,
  type CubeSubject,
  classAsked,
  type Dimension,
  type FactGroups,
  filtersOf,
  type GroupGap,
  NOT_STATED,
  scaleOn,
  subjectsAsked,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';

/**
 * The second executor of the comparison cube: one GROUP BY over the stored contributions, for portfolios that do not fit
 * into memory. It answers what the engine answers and is held to it by a shared contract test; sums agree up to rounding,
 * since the database adds in an order of its own and without compensation. Members that have no order of their own come
 * in the order of the subjects, then of the contributions that take part.
 */
export async function groupInDatabase(
  database: Database,
  organisationId: string,
  subjects: readonly CubeSubject[],
  query: CubeQuery,
): Promise<FactGroups> {
  const dimensions = [...query.rows, ...query.columns];
  const asked = subjectsAsked(subjects, query);
  const statement = composeStatement(organisationId, asked, dimensions, query);
  const rows = await database.query<GroupRow>(statement.text, statement.parameters);
  return groupsOf(rows, dimensions, asked);
}

/** Dimensions that all contributions of a footprint have in common; they are known here and sent along as numbers. */
const OF_SUBJECTS: Partial<Record<Dimension, (subject: CubeSubject) => string>> = {
  PRODUCT: ({ product }) => product,
  PRODUCT_CATEGORY: ({ productCategory }) => productCategory,
  ASSESSMENT: ({ assessment }) => assessment,
  SCENARIO: ({ scenario }) => scenario,
};

export const OF_CONTRIBUTIONS: Partial<Record<Dimension, string>> = {
  STAGE: 'c."stage"::text',
  SUPPLIER: `COALESCE(c."supplierId", '${NOT_STATED}')`,
  PROCESS: `COALESCE(NULLIF(c."process", ''), '${NOT_STATED}')`,
  REGION: `COALESCE(c."region", '${NOT_STATED}')`,
  GAS: 'c."gas"',
  SCOPE: 'c."scope"::text',
  SOURCE: `COALESCE(c."sourceId", '${NOT_STATED}')`,
  YEAR: `COALESCE(c."year"::text, '${NOT_STATED}')`,
};

interface GroupRow {
  /** Member of each dimension, or the number of a subject's member. */
  readonly [member: `d${number}`]: string | number;
  readonly gap: string | null;
  readonly sum: number | null;
  readonly facts: number;
}

interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

function composeStatement(
  organisationId: string,
  asked: readonly CubeSubject[],
  dimensions: readonly Dimension[],
  query: CubeQuery,
): Statement {
  const parameters: unknown[] = [organisationId];
  const bind = (value: unknown, type: string) => `$${parameters.push(value)}::${type}`;
  const columns = [
    {
      name: 'footprintId',
      values: bind(
        asked.map(({ id }) => id),
        'text[]',
      ),
    },
    {
      name: 'scale',
      values: bind(
        asked.map((subject) => scaleOn(query.basis, subject)),
        'float8[]',
      ),
    },
  ];
  const members = dimensions.map((dimension, index) => {
    const own = OF_SUBJECTS[dimension];
    if (own === undefined) return OF_CONTRIBUTIONS[dimension]!;
    columns.push({ name: `m${index}`, values: bind(numbered(asked, own).numbers, 'int[]') });
    return `s."m${index}"`;
  });
  // A gap of the contribution itself comes first, then that of the basis.
  const gap = `CASE WHEN c."gap" IS NOT NULL THEN c."gap" WHEN s."scale" IS NULL THEN ${bind(BASIS_GAP[query.basis], 'text')} END`;
  const conditions = conditionsOf(query, bind);
  const keys = [...members, gap];
  return {
    text: `SELECT ${members.map((member, index) => `${member} AS "d${index}", `).join('')}${gap} AS "gap",
       sum(c."kgCo2e" * s."scale") AS "sum", count(*)::float8 AS "facts"
     FROM unnest(${columns.map(({ values }) => values).join(', ')})
       WITH ORDINALITY AS s(${columns.map(({ name }) => `"${name}"`).join(', ')}, "place")
     JOIN "Contribution" c ON c."organisationId" = $1 AND c."footprintId" = s."footprintId"
     ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
     GROUP BY ${keys.map((_key, index) => index + 1).join(', ')}
     ORDER BY min(s."place" * 4294967296 + c."position")`,
    parameters,
  };
}

function conditionsOf(query: CubeQuery, bind: (value: unknown, type: string) => string): string[] {
  const ofMembers = filtersOf(query).flatMap(({ dimension, include, exclude }) => {
    const member = OF_CONTRIBUTIONS[dimension];
    if (member === undefined) return [];
    return [
      ...(include === null ? [] : [`${member} = ANY(${bind([...include], 'text[]')})`]),
      ...(exclude.length === 0 ? [] : [`${member} <> ALL(${bind([...exclude], 'text[]')})`]),
    ];
  });
  const emissionClass = classAsked(query.measure);
  if (emissionClass === null) return ofMembers;
  return [...ofMembers, `(c."gap" IS NOT NULL OR c."emissionClass"::text = ${bind(emissionClass, 'text')})`];
}

/** The members of the subjects in their order, and for each subject the place of its own. */
function numbered(subjects: readonly CubeSubject[], memberOf: (subject: CubeSubject) => string) {
  const places = new Map<string, number>();
  const numbers = subjects.map((subject) => {
    const member = memberOf(subject);
    const place = places.get(member) ?? places.size;
    places.set(member, place);
    return place;
  });
  return { members: [...places.keys()], numbers };
}

/** Rows that differ only in their gap are one group. */
function groupsOf(
  rows: readonly GroupRow[],
  dimensions: readonly Dimension[],
  asked: readonly CubeSubject[],
): FactGroups {
  const dictionaries = dimensions.map((dimension, index) => dictionary(rows, dimension, index, asked));
  const groups = new Map<string, { codes: number[]; sum: number; facts: number; gaps: GroupGap[] }>();
  for (const row of rows) {
    const codes = dictionaries.map(({ codeOf }) => codeOf(row));
    const key = codes.join();
    const group = groups.get(key) ?? { codes, sum: 0, facts: 0, gaps: [] };
    groups.set(key, group);
    if (row.gap !== null) {
      group.gaps.push({ code: row.gap, facts: row.facts });
    } else {
      group.sum = row.sum!;
      group.facts = row.facts;
    }
  }
  const all = [...groups.values()];
  return {
    dimensions,
    members: dictionaries.map(({ members }) => members),
    codes: dimensions.map((_dimension, index) => Uint32Array.from(all, ({ codes }) => codes[index]!)),
    sums: Float64Array.from(all, ({ sum }) => sum),
    facts: Uint32Array.from(all, ({ facts }) => facts),
    gaps: new Map(
      all.flatMap(({ gaps }, group) =>
        gaps.length === 0 ? [] : [[group, gaps.sort((a, b) => (a.code < b.code ? -1 : 1))] as const],
      ),
    ),
    extremes: null,
  };
}

function dictionary(
  rows: readonly GroupRow[],
  dimension: Dimension,
  index: number,
  asked: readonly CubeSubject[],
): { readonly members: readonly string[]; codeOf(row: GroupRow): number } {
  const own = OF_SUBJECTS[dimension];
  if (own !== undefined) {
    return { members: numbered(asked, own).members, codeOf: (row) => Number(row[`d${index}`]) };
  }
  const places = new Map<string, number>();
  for (const row of rows) {
    const member = String(row[`d${index}`]);
    if (!places.has(member)) places.set(member, places.size);
  }
  return { members: [...places.keys()], codeOf: (row) => places.get(String(row[`d${index}`]))! };
}
