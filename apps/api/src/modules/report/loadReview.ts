import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { readAnswers } from '../conformance/readAnswers.ts';
import { findProductRules } from '../productCategoryRule/findProductRules.ts';
import type { ReportedPcr, ReportedReview } from './statementSource.ts';

/** Exclusions, review, answers and evidence of an assessment, each in its own order. */
export async function loadReview(
  database: Database,
  { organisationId, id: assessmentId, pcrCode, revision }: Assessment,
): Promise<ReportedReview> {
  const { prisma } = database;
  const where = { organisationId, assessmentId };
  const exclusions = await prisma.assessmentExclusion.findMany({ where, orderBy: { position: 'asc' } });
  const events = await prisma.assessmentEvent.findMany({ where, orderBy: { position: 'asc' } });
  const evidence = await prisma.evidence.findMany({
    where,
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    omit: { content: true },
  });
  const openComments = await prisma.assessmentComment.count({
    where: { ...where, parentId: null, resolvedAt: null },
  });
  const answers = await readAnswers(database, organisationId, assessmentId, revision);
  const people = [...new Set(events.map(({ userId }) => userId))];
  return {
    pcr: await loadPcr(database, organisationId, pcrCode),
    exclusions: exclusions.map(({ id, stage, name, reason, estimatedShare }) => ({
      ...{ id, stage, name, reason, estimatedShare },
    })),
    events: events.map(({ from, to, userId, userName, at, reason }) => ({
      ...{ from, to, userName, reason },
      person: `person-${people.indexOf(userId) + 1}`,
      at: at.toISOString(),
    })),
    answers: answers.map(({ at, ...answer }) => ({ ...answer, at: at.toISOString() })),
    evidence: evidence.map(({ fileName, sha256, sizeBytes, note, lineId, answerId, userName, at }) => ({
      ...{ fileName, sha256, sizeBytes, note, lineId, answerId, userName },
      at: at.toISOString(),
    })),
    openComments,
  };
}

async function loadPcr(
  database: Database,
  organisationId: string,
  pcrCode: string | null,
): Promise<ReportedPcr | null> {
  if (pcrCode === null) return null;
  const rules = await findProductRules(database, organisationId, {});
  const rule = rules.find(({ code }) => code === pcrCode);
  if (rule === undefined) return null;
  const { code, title, titleZh, operator, version, validUntil, cnPrefixes, categories } = rule;
  return { code, title, titleZh, operator, version, validUntil, cnPrefixes, categories };
}
