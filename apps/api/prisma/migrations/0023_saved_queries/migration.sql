-- Operations that people keep. A version never changes; a token is registered for versions.
CREATE TABLE "SavedQuery" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedQuery_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "SavedQueryVersion" (
    "organisationId" TEXT NOT NULL,
    "queryId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "variables" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedQueryVersion_pkey" PRIMARY KEY ("organisationId", "queryId", "version")
);

-- Operations that programs have sent once with their hash (automatic persisted queries).
CREATE TABLE "PersistedOperation" (
    "organisationId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PersistedOperation_pkey" PRIMARY KEY ("organisationId", "hash")
);

ALTER TABLE "ApiToken" ADD COLUMN "registeredOnly" BOOLEAN NOT NULL DEFAULT false;

-- What a token may run that may run nothing else.
CREATE TABLE "TokenOperation" (
    "organisationId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "queryId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "TokenOperation_pkey" PRIMARY KEY ("organisationId", "tokenId", "queryId")
);

CREATE INDEX "SavedQueryVersion_organisationId_hash_idx" ON "SavedQueryVersion"("organisationId", "hash");
CREATE INDEX "PersistedOperation_organisationId_usedAt_idx" ON "PersistedOperation"("organisationId", "usedAt");
CREATE INDEX "TokenOperation_organisationId_queryId_version_idx" ON "TokenOperation"("organisationId", "queryId", "version");

ALTER TABLE "SavedQuery" ADD CONSTRAINT "SavedQuery_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedQueryVersion" ADD CONSTRAINT "SavedQueryVersion_organisationId_queryId_fkey"
    FOREIGN KEY ("organisationId", "queryId") REFERENCES "SavedQuery"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PersistedOperation" ADD CONSTRAINT "PersistedOperation_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TokenOperation" ADD CONSTRAINT "TokenOperation_organisationId_tokenId_fkey"
    FOREIGN KEY ("organisationId", "tokenId") REFERENCES "ApiToken"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TokenOperation" ADD CONSTRAINT "TokenOperation_organisationId_queryId_version_fkey"
    FOREIGN KEY ("organisationId", "queryId", "version") REFERENCES "SavedQueryVersion"("organisationId", "queryId", "version") ON DELETE CASCADE ON UPDATE CASCADE;
