-- What orders the factors of one place where no words are searched: the quality of the source and how recent the year is, in
-- thousandths. Stored, so that a page of them is read off an index instead of sorting all there are.
ALTER TABLE "Factor" ADD COLUMN "standing" INTEGER NOT NULL DEFAULT 0;
UPDATE "Factor" f SET "standing" = (6 - q."quality") * 40 + greatest(0, least(150, (coalesce(f."year", 1995) - 1995) * 5))
FROM "FactorSource" q WHERE q."id" = f."sourceId";
CREATE INDEX "Factor_region_standing_id_idx" ON "Factor" ("region", "standing" DESC, "id");
