-- The PACT protocol: who may ask here, where we ask, events both ways, and what was received.

CREATE TABLE "PactFacts" (
    "organisationId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "fossilCarbonKg" DOUBLE PRECISION,
    "biogenicCarbonKg" DOUBLE PRECISION,
    "productUrns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "classificationUrns" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "PactFacts_pkey" PRIMARY KEY ("organisationId", "productId")
);

CREATE TABLE "PactClient" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PactClient_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "PactConnection" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "authBaseUrl" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3),
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PactConnection_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ReceivedEvent" (
    "organisationId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceivedEvent_pkey" PRIMARY KEY ("organisationId", "clientId", "source", "eventId")
);

CREATE TABLE "OutboxEvent" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),
    "givenUpAt" TIMESTAMPTZ(3),
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ReceivedFootprint" (
    "organisationId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "pfId" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "productName" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceivedFootprint_pkey" PRIMARY KEY ("organisationId", "partnerId", "pfId")
);

CREATE INDEX "PactClient_organisationId_partnerId_idx" ON "PactClient"("organisationId", "partnerId");
CREATE UNIQUE INDEX "PactConnection_organisationId_partnerId_key" ON "PactConnection"("organisationId", "partnerId");
CREATE INDEX "OutboxEvent_organisationId_connectionId_idx" ON "OutboxEvent"("organisationId", "connectionId");
CREATE INDEX "OutboxEvent_nextAttemptAt_idx" ON "OutboxEvent"("nextAttemptAt");

ALTER TABLE "PactFacts" ADD CONSTRAINT "PactFacts_organisationId_productId_fkey"
    FOREIGN KEY ("organisationId", "productId") REFERENCES "Product"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PactClient" ADD CONSTRAINT "PactClient_organisationId_partnerId_fkey"
    FOREIGN KEY ("organisationId", "partnerId") REFERENCES "Partner"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PactConnection" ADD CONSTRAINT "PactConnection_organisationId_partnerId_fkey"
    FOREIGN KEY ("organisationId", "partnerId") REFERENCES "Partner"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OutboxEvent" ADD CONSTRAINT "OutboxEvent_organisationId_connectionId_fkey"
    FOREIGN KEY ("organisationId", "connectionId") REFERENCES "PactConnection"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReceivedFootprint" ADD CONSTRAINT "ReceivedFootprint_organisationId_partnerId_fkey"
    FOREIGN KEY ("organisationId", "partnerId") REFERENCES "Partner"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
