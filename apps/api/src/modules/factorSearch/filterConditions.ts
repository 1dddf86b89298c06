type List = readonly string[] | null | undefined;

/** Every given field must match; within a list any entry may. */
export interface FactorFilterInput {
  readonly categories?: List;
  readonly regions?: List;
  readonly sources?: List;
  readonly units?: List;
  readonly boundaries?: List;
  readonly activities?: List;
  readonly licences?: List;
  readonly yearFrom?: number | null | undefined;
  readonly yearTo?: number | null | undefined;
  /** Only factors that state their gases, or only those that do not. */
  readonly hasGases?: boolean | null | undefined;
}

export type Bind = (value: unknown) => string;

/** Conditions on the series `s`: what is in use and the organisation may see, and what the filter asks. */
export function seriesConditions(filter: FactorFilterInput, organisationId: string, bind: Bind): string {
  return [
    's."current" > 0',
    seesFactors('s', organisationId, bind),
    ...listConditions('s', filter, bind),
  ].join(' AND ');
}

/** Shared rows and the organisation's own, of series or factors. */
export function seesFactors(rows: 's' | 'f', organisationId: string, bind: Bind): string {
  return `(${rows}."ownerId" IS NULL OR ${rows}."ownerId" = ${bind(organisationId)})`;
}

/** What the filter asks of series `s` and factors `f` alike. */
export function listConditions(rows: 's' | 'f', filter: FactorFilterInput, bind: Bind): string[] {
  const lists: readonly (readonly [column: string, values: List])[] = [
    [`${rows}."category"`, filter.categories],
    [`${rows}."sourceId"`, filter.sources],
    [`${rows}."unit"`, filter.units],
    [`${rows}."boundary"`, filter.boundaries],
    [`${rows}."activity"`, filter.activities],
  ];
  const conditions = lists.flatMap(([column, values]) =>
    values?.length ? [`${column} = ANY(${bind([...values])})`] : [],
  );
  if (filter.licences?.length)
    conditions.push(
      `${rows}."sourceId" IN (SELECT "id" FROM "FactorSource" WHERE "licence" = ANY(${bind([...filter.licences])}))`,
    );
  return conditions;
}

/** Conditions on the factors `f` of a series. A place stands for its parts too: CN for CN-GD. */
export function factorConditions(
  filter: FactorFilterInput & { readonly place: string | null; readonly year: number | null },
  bind: Bind,
): string {
  const conditions = ['f."retiredById" IS NULL'];
  if (filter.regions?.length) conditions.push(`f."region" = ANY(${bind([...filter.regions])})`);
  if (filter.place !== null)
    conditions.push(`(f."region" = ${bind(filter.place)} OR f."region" LIKE ${bind(`${filter.place}-%`)})`);
  if (filter.year !== null) conditions.push(`f."year" = ${bind(filter.year)}`);
  if (typeof filter.yearFrom === 'number') conditions.push(`f."year" >= ${bind(filter.yearFrom)}`);
  if (typeof filter.yearTo === 'number') conditions.push(`f."year" <= ${bind(filter.yearTo)}`);
  if (typeof filter.hasGases === 'boolean') conditions.push(`(f."flows" <> '[]') = ${bind(filter.hasGases)}`);
  return conditions.join(' AND ');
}

/** Whether the number of hits depends on single factors, not on series alone. */
export function needsFactors({ regions, yearFrom, yearTo, hasGases }: FactorFilterInput): boolean {
  return (
    Boolean(regions?.length) ||
    [yearFrom, yearTo, hasGases].some((value) => value !== null && value !== undefined)
  );
}
