-- Factors come in releases of a source, keep their place when replaced, and are searched by series.
CREATE TYPE "FactorReleaseState" AS ENUM ('STAGING', 'STAGED', 'CURRENT', 'SUPERSEDED', 'RETIRED');

ALTER TABLE "FactorSource"
    ADD COLUMN "quality" INTEGER NOT NULL DEFAULT 3,
    ADD COLUMN "ownerId" TEXT,
    ADD COLUMN "mapping" JSONB;

CREATE TABLE "FactorRelease" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "ownerId" TEXT,
    "version" TEXT NOT NULL,
    "state" "FactorReleaseState" NOT NULL,
    "parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "files" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "stagedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedBy" TEXT,

    CONSTRAINT "FactorRelease_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "FactorRelease_sourceId_idx" ON "FactorRelease"("sourceId");
ALTER TABLE "FactorRelease" ADD CONSTRAINT "FactorRelease_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "FactorSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "FactorRejection" (
    "releaseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "column" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL,
    "remedy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "FactorRejection_pkey" PRIMARY KEY ("releaseId","position")
);
ALTER TABLE "FactorRejection" ADD CONSTRAINT "FactorRejection_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "FactorRelease"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "FactorSeries" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "ownerId" TEXT,
    "activity" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "otherNames" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "sourceCategory" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL,
    "boundary" TEXT NOT NULL,
    "terms" tsvector,
    "current" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "FactorSeries_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "FactorSeries_sourceId_idx" ON "FactorSeries"("sourceId");
CREATE INDEX "FactorSeries_activity_idx" ON "FactorSeries"("activity");
CREATE INDEX "FactorSeries_terms_idx" ON "FactorSeries" USING GIN ("terms");

CREATE TABLE "FactorWord" (
    "word" TEXT NOT NULL,

    CONSTRAINT "FactorWord_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "FactorWord_word_idx" ON "FactorWord" USING GIN ("word" gin_trgm_ops);

DROP INDEX "Factor_name_idx";
DROP INDEX "Factor_nameZh_idx";
DROP INDEX "Factor_category_idx";
DROP INDEX "Factor_sourceId_idx";
ALTER TABLE "Factor"
    ADD COLUMN "seriesId" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "key" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "part" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "uncertaintyPercent" DOUBLE PRECISION,
    ADD COLUMN "stages" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "sourceCategory" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "ownerId" TEXT,
    ADD COLUMN "releaseId" TEXT,
    ADD COLUMN "retiredById" TEXT,
    ADD COLUMN "replacedById" TEXT,
    ADD COLUMN "contentHash" TEXT NOT NULL DEFAULT '';
UPDATE "Factor" SET "key" = "id";
-- The library that comes with the project is read again at the next start, which gives every factor its series.
DELETE FROM "LoadedRelease" WHERE "name" = 'starter-library';
ALTER TABLE "Factor" ALTER COLUMN "seriesId" DROP DEFAULT, ALTER COLUMN "key" DROP DEFAULT;
CREATE INDEX "Factor_sourceId_key_idx" ON "Factor"("sourceId", "key");
-- Everything a search orders by, so that it need not read the factors themselves.
CREATE INDEX "Factor_seriesId_region_year_idx" ON "Factor"("seriesId", "region", "year", "retiredById", "id");
CREATE INDEX "Factor_releaseId_idx" ON "Factor"("releaseId");

-- What is being imported and not yet accepted lies apart; no query of the library reads it.
CREATE SCHEMA "staging";
