import { randomUUID } from 'node:crypto';
import { BASE_CASE } from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { askForData } from '../dataRequest/askForData.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { exchangeCodeOf } from '../sharing/exchangeCode.ts';
import { grantShares } from '../sharing/grantShares.ts';
import { addPartner } from '../sharing/partner.ts';
import { readShared } from '../sharing/readShared.ts';
import { insertProductsOf } from './loadDemoPortfolio.ts';
import type { DemoPartner } from './readDemoPortfolio.ts';

/**
 * Organisations that the demo organisation exchanges footprints with, so that sharing, searching and watching have something to
 * show. Products come as the demo portfolio's do; codes, partners, consents, requests and reads by the use cases people have.
 */
export async function loadDemoPartners(
  database: Database,
  demo: Viewer,
  partners: readonly DemoPartner[],
): Promise<void> {
  await makeOrganisations(database, partners);
  for (const partner of partners) {
    const viewer = ownerOf(partner);
    const theirs = await addPartner(database, viewer, {
      exchangeCode: await exchangeCodeOf(database, demo.organisationId),
    });
    const ours = await addPartner(database, demo, {
      exchangeCode: await exchangeCodeOf(database, partner.id),
    });
    for (const { product, level, purpose } of partner.gives)
      await grantShares(database, viewer, theirs.id, [product.id], { level, purpose });
    for (const { product, level, purpose } of partner.receives)
      await grantShares(database, demo, ours.id, [product], { level, purpose });
    for (const request of partner.asks) await askForData(database, viewer, theirs.id, request);
    for (const request of partner.asked) await askForData(database, demo, ours.id, request);
    if (partner.receives.length > 0)
      await readShared(
        database,
        { kind: 'ORGANISATION', organisationId: partner.id, name: partner.name },
        { channel: 'GRAPHQL' },
      );
  }
}

function ownerOf({ id, owner }: DemoPartner): Viewer {
  return { organisationId: id, userId: `${id}-owner`, userName: owner.name, role: 'OWNER' };
}

/** All of them in one transaction, with their products and the moves that have published them. */
async function makeOrganisations(database: Database, partners: readonly DemoPartner[]): Promise<void> {
  await database.transaction(async (session) => {
    await session.copyInto(
      'Organisation',
      ['id', 'name', 'nameZh', 'country', 'isBuyer', 'isSupplier'],
      partners.map(({ id, name, nameZh, country, isBuyer }) => [
        ...[id, name, nameZh, country, isBuyer, !isBuyer],
      ]),
    );
    await session.copyInto(
      'User',
      ['id', 'name', 'email'],
      partners.map((partner) => [ownerOf(partner).userId, partner.owner.name, partner.owner.email]),
    );
    await session.copyInto(
      'Membership',
      ['organisationId', 'userId', 'role'],
      partners.map((partner) => [partner.id, ownerOf(partner).userId, 'OWNER']),
    );
    for (const partner of partners) {
      const products = partner.gives.map(({ product }) => product);
      if (products.length > 0) await insertProductsOf(session, partner.id, products);
    }
    await session.copyInto(
      'AssessmentEvent',
      ['organisationId', 'id', 'assessmentId', 'position', 'from', 'to', 'userId', 'userName', 'reason'],
      partners.flatMap((partner) =>
        partner.gives.flatMap(({ product }) =>
          product.assessments.map(({ id }) => [
            ...[partner.id, randomUUID(), id, 1, 'VERIFIED', 'PUBLISHED'],
            ...[ownerOf(partner).userId, partner.owner.name, ''],
          ]),
        ),
      ),
    );
  });
  for (const { id, gives } of partners)
    await ensureFootprints(
      database,
      id,
      gives.flatMap(({ product }) =>
        product.assessments.map((assessment) => ({ assessmentId: assessment.id, scenarioKey: BASE_CASE })),
      ),
    );
}
