-- Programmes that an organisation runs for others: members by consent, campaigns, benchmarks, learning pages, featured lists.
CREATE TYPE "ProgrammeMemberState" AS ENUM ('APPLIED', 'JOINED', 'DECLINED', 'LEFT', 'REMOVED');
CREATE TYPE "ProgrammeDisclosure" AS ENUM ('PROGRESS', 'LABEL', 'BENCHMARK', 'FEATURED');
CREATE TYPE "ProgrammeStep" AS ENUM ('JOINED', 'FIRST_PRODUCT', 'FIRST_FOOTPRINT', 'FOOTPRINT_PUBLISHED', 'EVALUATION_APPLIED', 'SELF_EVALUATED', 'INSPECTED', 'LABELLED');

CREATE TABLE "Programme" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "descriptionZh" TEXT NOT NULL DEFAULT '',
    "terms" TEXT NOT NULL,
    "termsZh" TEXT NOT NULL DEFAULT '',
    "termsVersion" INTEGER NOT NULL DEFAULT 1,
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ProgrammeInvitation" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgrammeInvitation_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ProgrammeMember" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "memberOrganisationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL,
    "state" "ProgrammeMemberState" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "joinedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgrammeMember_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ProgrammeMembership" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "operatorOrganisationId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "programmeName" TEXT NOT NULL,
    "programmeNameZh" TEXT NOT NULL DEFAULT '',
    "operatorName" TEXT NOT NULL,
    "operatorNameZh" TEXT NOT NULL DEFAULT '',
    "state" "ProgrammeMemberState" NOT NULL,
    "disclosed" "ProgrammeDisclosure"[],
    "termsVersion" INTEGER NOT NULL,
    "consentByName" TEXT NOT NULL,
    "consentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joinedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgrammeMembership_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ProgrammeRead" (
    "organisationId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "subject" "ProgrammeDisclosure" NOT NULL,
    "readerName" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "reads" INTEGER NOT NULL DEFAULT 1,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgrammeRead_pkey" PRIMARY KEY ("organisationId", "membershipId", "day", "subject", "readerName")
);

CREATE TABLE "ProgrammeNotice" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "step" "ProgrammeStep",
    "text" TEXT NOT NULL,
    "sentByName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgrammeNotice_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "Campaign" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "goalStep" "ProgrammeStep" NOT NULL,
    "goalCount" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "presetId" TEXT,
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ProgrammePage" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "bodyZh" TEXT NOT NULL DEFAULT '',
    "step" "ProgrammeStep",
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProgrammePage_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "LearnedTopic" (
    "organisationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LearnedTopic_pkey" PRIMARY KEY ("organisationId", "userId", "topic")
);

CREATE TABLE "BenchmarkSnapshot" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "takenOn" DATE NOT NULL,
    "takenByName" TEXT NOT NULL,

    CONSTRAINT "BenchmarkSnapshot_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "BenchmarkFigure" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "snapshotId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "categoryZh" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL,
    "boundary" "Boundary" NOT NULL,
    "gwpSet" "GwpSet" NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "contributors" INTEGER,
    "items" INTEGER,
    "lowerQuartile" DOUBLE PRECISION,
    "median" DOUBLE PRECISION,
    "upperQuartile" DOUBLE PRECISION,
    "figuresOf" DATE,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "BenchmarkFigure_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "BenchmarkContribution" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "snapshotId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "boundary" "Boundary" NOT NULL,
    "gwpSet" "GwpSet" NOT NULL,
    "kgCo2ePerUnit" DOUBLE PRECISION NOT NULL,
    "items" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BenchmarkContribution_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "FeaturedList" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "textZh" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeaturedList_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "FeaturedEntry" (
    "organisationId" TEXT NOT NULL,
    "listId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "FeaturedEntry_pkey" PRIMARY KEY ("organisationId", "listId", "memberId")
);

CREATE UNIQUE INDEX "Programme_code_key" ON "Programme"("code");
CREATE UNIQUE INDEX "ProgrammeInvitation_organisationId_tokenHash_key" ON "ProgrammeInvitation"("organisationId", "tokenHash");
CREATE INDEX "ProgrammeInvitation_organisationId_programmeId_idx" ON "ProgrammeInvitation"("organisationId", "programmeId");
CREATE UNIQUE INDEX "ProgrammeMember_organisationId_programmeId_memberOrganisationId_key" ON "ProgrammeMember"("organisationId", "programmeId", "memberOrganisationId");
CREATE UNIQUE INDEX "ProgrammeMembership_organisationId_operatorOrganisationId_programmeId_key" ON "ProgrammeMembership"("organisationId", "operatorOrganisationId", "programmeId");
CREATE INDEX "ProgrammeMembership_operatorOrganisationId_programmeId_idx" ON "ProgrammeMembership"("operatorOrganisationId", "programmeId");
CREATE INDEX "ProgrammeNotice_organisationId_membershipId_at_idx" ON "ProgrammeNotice"("organisationId", "membershipId", "at");
CREATE INDEX "Campaign_organisationId_programmeId_idx" ON "Campaign"("organisationId", "programmeId");
CREATE INDEX "ProgrammePage_organisationId_programmeId_idx" ON "ProgrammePage"("organisationId", "programmeId");
CREATE UNIQUE INDEX "BenchmarkSnapshot_organisationId_programmeId_takenOn_key" ON "BenchmarkSnapshot"("organisationId", "programmeId", "takenOn");
CREATE INDEX "BenchmarkFigure_organisationId_snapshotId_idx" ON "BenchmarkFigure"("organisationId", "snapshotId");
CREATE INDEX "BenchmarkContribution_organisationId_membershipId_snapshotId_idx" ON "BenchmarkContribution"("organisationId", "membershipId", "snapshotId");
CREATE INDEX "BenchmarkContribution_snapshotId_idx" ON "BenchmarkContribution"("snapshotId");
CREATE UNIQUE INDEX "FeaturedList_slug_key" ON "FeaturedList"("slug");
CREATE INDEX "FeaturedList_organisationId_programmeId_idx" ON "FeaturedList"("organisationId", "programmeId");

ALTER TABLE "Programme" ADD CONSTRAINT "Programme_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProgrammeInvitation" ADD CONSTRAINT "ProgrammeInvitation_organisationId_programmeId_fkey"
    FOREIGN KEY ("organisationId", "programmeId") REFERENCES "Programme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProgrammeMember" ADD CONSTRAINT "ProgrammeMember_organisationId_programmeId_fkey"
    FOREIGN KEY ("organisationId", "programmeId") REFERENCES "Programme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProgrammeMembership" ADD CONSTRAINT "ProgrammeMembership_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProgrammeRead" ADD CONSTRAINT "ProgrammeRead_organisationId_membershipId_fkey"
    FOREIGN KEY ("organisationId", "membershipId") REFERENCES "ProgrammeMembership"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProgrammeNotice" ADD CONSTRAINT "ProgrammeNotice_organisationId_membershipId_fkey"
    FOREIGN KEY ("organisationId", "membershipId") REFERENCES "ProgrammeMembership"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_organisationId_programmeId_fkey"
    FOREIGN KEY ("organisationId", "programmeId") REFERENCES "Programme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProgrammePage" ADD CONSTRAINT "ProgrammePage_organisationId_programmeId_fkey"
    FOREIGN KEY ("organisationId", "programmeId") REFERENCES "Programme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LearnedTopic" ADD CONSTRAINT "LearnedTopic_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BenchmarkSnapshot" ADD CONSTRAINT "BenchmarkSnapshot_organisationId_programmeId_fkey"
    FOREIGN KEY ("organisationId", "programmeId") REFERENCES "Programme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BenchmarkFigure" ADD CONSTRAINT "BenchmarkFigure_organisationId_snapshotId_fkey"
    FOREIGN KEY ("organisationId", "snapshotId") REFERENCES "BenchmarkSnapshot"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BenchmarkContribution" ADD CONSTRAINT "BenchmarkContribution_organisationId_membershipId_fkey"
    FOREIGN KEY ("organisationId", "membershipId") REFERENCES "ProgrammeMembership"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FeaturedList" ADD CONSTRAINT "FeaturedList_organisationId_programmeId_fkey"
    FOREIGN KEY ("organisationId", "programmeId") REFERENCES "Programme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FeaturedEntry" ADD CONSTRAINT "FeaturedEntry_organisationId_listId_fkey"
    FOREIGN KEY ("organisationId", "listId") REFERENCES "FeaturedList"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FeaturedEntry" ADD CONSTRAINT "FeaturedEntry_organisationId_memberId_fkey"
    FOREIGN KEY ("organisationId", "memberId") REFERENCES "ProgrammeMember"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
