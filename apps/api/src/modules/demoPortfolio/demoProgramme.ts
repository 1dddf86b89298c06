import { GOAL_STEPS, PROGRAMME_DISCLOSURES, PROGRAMME_STEPS } from '@cradle/schema';
import { z } from 'zod';

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const Days = z.number().int();
const Disclosed = z.array(z.enum(PROGRAMME_DISCLOSURES));
const texts = { name: z.string(), nameZh: z.string() };

/**
 * Programmes of the demo portfolio: one that the local organisation operates and one it is a member of, both with the same
 * members. A member's footprint is that of a product of the portfolio with other amounts by stage; days count back from the day
 * it is loaded.
 */
export const DemoProgramme = z.object({
  programmes: z.array(
    z.object({
      ...{ id: z.string(), operator: z.enum(['LOCAL', 'CHAMBER']), code: z.string(), ...texts },
      ...{ description: z.string(), descriptionZh: z.string(), terms: z.string(), termsZh: z.string() },
      includesLocal: z.boolean().default(false),
      campaign: z.object({
        ...{ id: z.string(), ...texts, goalStep: z.enum(GOAL_STEPS), goalCount: z.number().int() },
        ...{ startedDaysAgo: Days, days: Days },
      }),
      /** For whom each is. */
      pendingInvitations: z.array(z.string()),
      page: orNull(
        z.object({
          ...{ id: z.string(), title: z.string(), titleZh: z.string(), step: z.enum(PROGRAMME_STEPS) },
          ...{ body: z.string(), bodyZh: z.string() },
        }),
      ),
      list: orNull(
        z.object({
          ...{ id: z.string(), slug: z.string(), title: z.string(), titleZh: z.string() },
          ...{ text: z.string(), textZh: z.string(), category: z.string() },
        }),
      ),
    }),
  ),
  chamber: z.object({ id: z.string(), ...texts, country: z.string() }),
  localDisclosed: Disclosed,
  localJoinedDaysAgo: Days,
  /** What the chamber has written to the local organisation. */
  notice: z.object({ text: z.string(), step: z.enum(PROGRAMME_STEPS), daysAgo: Days, by: z.string() }),
  /** The evaluation of the portfolio whose answers the evaluated members have given. */
  labelLike: z.string(),
  members: z.array(
    z.object({
      ...{ id: z.string(), ...texts, country: z.string(), region: z.string() },
      ...{ joinedDaysAgo: Days, disclosed: Disclosed, reached: z.enum(PROGRAMME_STEPS) },
      /** The product of the portfolio that its own is like. */
      recipe: orNull(z.string()),
      /** Its amounts against those, by stage; 1 where nothing is said. */
      scale: z.record(z.string(), z.number()).default({}),
      labelCode: orNull(z.string()),
    }),
  ),
});
export type DemoProgramme = z.output<typeof DemoProgramme>;
export type DemoMember = DemoProgramme['members'][number];
