-- The scope of an assessment, what it leaves out, how it came to be verified and published, what people said and proved.
CREATE TYPE "AllocationMethod" AS ENUM ('NOT_NEEDED', 'SUBDIVISION', 'SYSTEM_EXPANSION', 'PHYSICAL', 'ECONOMIC', 'OTHER');
CREATE TYPE "ElectricityApproach" AS ENUM ('LOCATION_BASED', 'MARKET_BASED');
CREATE TYPE "EndOfLifeMethod" AS ENUM ('CUT_OFF', 'CLOSED_LOOP', 'SUBSTITUTION', 'CIRCULAR_FOOTPRINT_FORMULA');
CREATE TYPE "UseProfileSource" AS ENUM ('PCR', 'PUBLISHED', 'OWN');

ALTER TABLE "Assessment"
    ADD COLUMN "goal" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "goalZh" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "pcrCode" TEXT,
    ADD COLUMN "lciScope" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "geography" TEXT,
    ADD COLUMN "allocationMethod" "AllocationMethod",
    ADD COLUMN "allocationNote" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "cutOffCriteria" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "excludedShare" DOUBLE PRECISION,
    ADD COLUMN "electricityApproach" "ElectricityApproach",
    ADD COLUMN "endOfLifeMethod" "EndOfLifeMethod",
    ADD COLUMN "serviceLifeYears" DOUBLE PRECISION,
    ADD COLUMN "useProfile" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "useProfileSource" "UseProfileSource",
    ADD COLUMN "packagingIncluded" BOOLEAN,
    ADD COLUMN "validUntil" DATE,
    ADD COLUMN "editors" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE TABLE "AssessmentExclusion" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "stage" "Stage",
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "estimatedShare" DOUBLE PRECISION,

    CONSTRAINT "AssessmentExclusion_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "AssessmentEvent" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "from" "AssessmentStatus",
    "to" "AssessmentStatus" NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AssessmentEvent_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "AssessmentComment" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "lineId" TEXT,
    "parentId" TEXT,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedBy" TEXT,

    CONSTRAINT "AssessmentComment_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "Evidence" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT,
    "lineId" TEXT,
    "answerId" TEXT,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE INDEX "AssessmentExclusion_organisationId_assessmentId_position_idx" ON "AssessmentExclusion"("organisationId", "assessmentId", "position");
CREATE UNIQUE INDEX "AssessmentEvent_organisationId_assessmentId_position_key" ON "AssessmentEvent"("organisationId", "assessmentId", "position");
CREATE INDEX "AssessmentComment_organisationId_assessmentId_at_idx" ON "AssessmentComment"("organisationId", "assessmentId", "at");
CREATE INDEX "AssessmentComment_organisationId_parentId_idx" ON "AssessmentComment"("organisationId", "parentId");
CREATE INDEX "Evidence_organisationId_assessmentId_idx" ON "Evidence"("organisationId", "assessmentId");
CREATE INDEX "Evidence_organisationId_answerId_idx" ON "Evidence"("organisationId", "answerId");

ALTER TABLE "AssessmentExclusion" ADD CONSTRAINT "AssessmentExclusion_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssessmentEvent" ADD CONSTRAINT "AssessmentEvent_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssessmentComment" ADD CONSTRAINT "AssessmentComment_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssessmentComment" ADD CONSTRAINT "AssessmentComment_organisationId_parentId_fkey"
    FOREIGN KEY ("organisationId", "parentId") REFERENCES "AssessmentComment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
