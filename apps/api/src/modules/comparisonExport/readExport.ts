import {
  type Basis,
  type DetailMeasure,
  type Dimension,
  type Finding,
  type Measure,
  NOT_STATED,
} from '@cradle/engine';
import { localIds } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { type BuiltComparison, buildComparison } from '../comparison/buildComparison.ts';
import { cellsWithValues } from '../comparison/comparisonFigures.ts';
import type { LabelledMember } from '../comparison/labelMembers.ts';
import { memberOf } from '../comparison/labelMembers.ts';
import type { ExportLanguage, ExportRequest } from './exportRequest.ts';

/** A member along an axis as the reader names it. */
export interface ExportMember {
  readonly dimension: Dimension;
  readonly id: string;
  readonly label: string;
}

/** One figure of the comparison with everything that is needed to read it alone. */
export interface ExportFact {
  readonly row: number;
  readonly column: number;
  /** Along the rows, then along the columns. */
  readonly members: readonly ExportMember[];
  readonly value: number | null;
  readonly share: number | null;
  readonly delta: number | null;
  readonly gaps: readonly string[];
  /** Names of the sources of its factors. */
  readonly sources: readonly string[];
}

export interface ExportSource {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution: string;
  readonly url: string;
}

export interface ExportContent {
  readonly dimensions: readonly Dimension[];
  readonly measure: Measure | DetailMeasure;
  readonly basis: Basis;
  readonly rows: readonly (readonly ExportMember[])[];
  readonly columns: readonly (readonly ExportMember[])[];
  readonly facts: readonly ExportFact[];
  readonly comparison: BuiltComparison;
  readonly findings: readonly Finding[];
  /** Name and description of the scenarios asked for, in their order. */
  readonly scenarios: readonly (readonly [name: string, description: string])[];
  /** In the order of their names. */
  readonly sources: readonly ExportSource[];
}

/** A reader's axis has four at most; the source is one more. */
const MOST_DIMENSIONS = 5;

/** The comparison, and the same split by the source of the factors, so that each figure can name its sources. */
export async function readExport(
  database: Database,
  organisationId: string,
  { question, labels, language }: ExportRequest,
): Promise<ExportContent> {
  const comparison = await buildComparison(database, organisationId, question);
  const named = (members: readonly LabelledMember[]): ExportMember[] =>
    members.map(({ dimension, id, label, labelZh }) => ({
      dimension,
      id,
      label: labels[dimension]?.[id] ?? (language === 'zh' ? labelZh : label),
    }));
  const rows = comparison.rows.map(named);
  const columns = comparison.columns.map(named);
  const sources = await readSources(database, organisationId, question);
  const nameOf = (id: string): string => {
    const source = sources.stored.get(id);
    return source === undefined ? id : language === 'zh' ? source.nameZh || source.name : source.name;
  };
  return {
    dimensions: [...question.rows, ...question.columns],
    measure: comparison.measure,
    basis: comparison.basis,
    rows,
    columns,
    comparison,
    scenarios: await readScenarios(database, organisationId, question, language),
    findings: comparison.findings.map((finding) => ({
      ...finding,
      message: language === 'zh' ? finding.messageZh : finding.message,
    })),
    facts: cellsWithValues(comparison).map(({ row, column, value, share, deltaFromBaseline, gaps }) => ({
      row,
      column,
      members: [...rows[row]!, ...columns[column]!],
      value,
      share,
      delta: deltaFromBaseline,
      gaps,
      sources: sources
        .of(pathKey([...rows[row]!, ...columns[column]!]))
        .map(nameOf)
        .sort(),
    })),
    sources: [...sources.stored.values()]
      .map(({ nameZh, name, ...source }) => ({ ...source, name: language === 'zh' ? nameZh || name : name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

async function readScenarios(
  { prisma }: Database,
  organisationId: string,
  { scenarioIds }: ExportRequest['question'],
  language: ExportLanguage,
): Promise<readonly (readonly [string, string])[]> {
  if (!scenarioIds || scenarioIds.length === 0) return [];
  const rows = await prisma.scenario.findMany({
    where: { organisationId, id: { in: [...localIds('Scenario', scenarioIds, 'question.scenarioIds')] } },
    orderBy: { position: 'asc' },
  });
  const either = (english: string, chinese: string): string =>
    language === 'zh' ? chinese || english : english || chinese;
  return rows.map(({ name, nameZh, description, descriptionZh }) => [
    either(name, nameZh),
    either(description, descriptionZh),
  ]);
}

async function readSources(
  database: Database,
  organisationId: string,
  question: ExportRequest['question'],
): Promise<{
  readonly of: (path: string) => readonly string[];
  readonly stored: ReadonlyMap<string, ExportSource & { readonly nameZh: string }>;
}> {
  const idsOf = new Map<string, Set<string>>();
  const split = withSource(question);
  const { rows, columns, result } = await buildComparison(database, organisationId, split, MOST_DIMENSIONS);
  for (const { row, column } of result.cells) {
    const path = [...rows[row]!, ...columns[column]!];
    const source = path.find(({ dimension }) => dimension === 'SOURCE');
    if (source === undefined || source.id === NOT_STATED) continue;
    const key = pathKey(
      question.rows.includes('SOURCE') || question.columns.includes('SOURCE')
        ? path
        : path.filter((step) => step !== source),
    );
    idsOf.set(key, (idsOf.get(key) ?? new Set()).add(memberOf('SOURCE', source.id, 'rows')));
  }
  const stored = await database.prisma.factorSource.findMany({
    where: { id: { in: [...new Set([...idsOf.values()].flatMap((ids) => [...ids]))] } },
  });
  const only = ({
    name,
    nameZh,
    publisher,
    version,
    licence,
    attribution,
    url,
  }: (typeof stored)[number]) => ({
    ...{ name, nameZh, publisher, version, licence, attribution, url },
  });
  return {
    of: (path) => [...(idsOf.get(path) ?? [])],
    stored: new Map(stored.map((source) => [source.id, only(source)])),
  };
}

/** The question with the source as one dimension more; the baseline is of no use to it. */
function withSource(question: ExportRequest['question']): ExportRequest['question'] {
  const { rows, columns } = question;
  const base = { ...question, baselineColumn: null };
  const isThere = rows.includes('SOURCE') || columns.includes('SOURCE');
  return isThere ? base : { ...base, rows: [...rows, 'SOURCE'] };
}

function pathKey(path: readonly { readonly id: string }[]): string {
  return JSON.stringify(path.map(({ id }) => id));
}
