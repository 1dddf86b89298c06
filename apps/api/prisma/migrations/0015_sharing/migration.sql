-- Footprints shared with others by consent, the log of what they read, requests for data, and factors made of what was shared.
CREATE TYPE "SharingLevel" AS ENUM ('BANDED', 'TOTAL', 'STAGES', 'FULL');
CREATE TYPE "ReadChannel" AS ENUM ('GRAPHQL', 'PACT', 'EVENT');
CREATE TYPE "RequestDirection" AS ENUM ('SENT', 'RECEIVED');
CREATE TYPE "DataRequestState" AS ENUM ('OPEN', 'ANSWERED', 'DECLINED', 'WITHDRAWN');

CREATE TABLE "ExchangeCode" (
    "organisationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "ExchangeCode_pkey" PRIMARY KEY ("organisationId")
);

CREATE TABLE "Partner" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "partnerOrganisationId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "FootprintShare" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "level" "SharingLevel" NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdByName" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FootprintShare_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "FootprintRead" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shareId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "level" "SharingLevel" NOT NULL,
    "channel" "ReadChannel" NOT NULL,
    "readerName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FootprintRead_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "DataRequest" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "direction" "RequestDirection" NOT NULL,
    "partnerId" TEXT NOT NULL,
    "productName" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "productUrns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "level" "SharingLevel" NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "state" "DataRequestState" NOT NULL DEFAULT 'OPEN',
    "askedByName" TEXT NOT NULL,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answeredByName" TEXT NOT NULL DEFAULT '',
    "declineReason" TEXT NOT NULL DEFAULT '',
    "productId" TEXT,
    "shareId" TEXT,
    "eventId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataRequest_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "LinkedFootprint" (
    "organisationId" TEXT NOT NULL,
    "factorId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "shareId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "linkedByName" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkedFootprint_pkey" PRIMARY KEY ("organisationId", "factorId")
);

CREATE UNIQUE INDEX "ExchangeCode_code_key" ON "ExchangeCode"("code");
CREATE UNIQUE INDEX "Partner_organisationId_partnerOrganisationId_key" ON "Partner"("organisationId", "partnerOrganisationId");
CREATE INDEX "Partner_partnerOrganisationId_idx" ON "Partner"("partnerOrganisationId");
CREATE UNIQUE INDEX "FootprintShare_organisationId_partnerId_productId_key" ON "FootprintShare"("organisationId", "partnerId", "productId");
CREATE INDEX "FootprintShare_organisationId_productId_idx" ON "FootprintShare"("organisationId", "productId");
CREATE INDEX "FootprintRead_organisationId_shareId_at_idx" ON "FootprintRead"("organisationId", "shareId", "at");
CREATE INDEX "FootprintRead_organisationId_at_idx" ON "FootprintRead"("organisationId", "at");
CREATE INDEX "DataRequest_organisationId_direction_state_idx" ON "DataRequest"("organisationId", "direction", "state");
CREATE INDEX "DataRequest_organisationId_partnerId_idx" ON "DataRequest"("organisationId", "partnerId");

ALTER TABLE "ExchangeCode" ADD CONSTRAINT "ExchangeCode_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FootprintShare" ADD CONSTRAINT "FootprintShare_organisationId_partnerId_fkey"
    FOREIGN KEY ("organisationId", "partnerId") REFERENCES "Partner"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FootprintShare" ADD CONSTRAINT "FootprintShare_organisationId_productId_fkey"
    FOREIGN KEY ("organisationId", "productId") REFERENCES "Product"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FootprintRead" ADD CONSTRAINT "FootprintRead_organisationId_shareId_fkey"
    FOREIGN KEY ("organisationId", "shareId") REFERENCES "FootprintShare"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_organisationId_partnerId_fkey"
    FOREIGN KEY ("organisationId", "partnerId") REFERENCES "Partner"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
