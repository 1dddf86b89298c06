CREATE TABLE "ProcessDatabase" (
    "releaseId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "ProcessDatabase_pkey" PRIMARY KEY ("releaseId"),
    CONSTRAINT "ProcessDatabase_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "FactorRelease"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "ProcessFlow" (
    "releaseId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "compartment" TEXT NOT NULL DEFAULT '',
    "cas" TEXT NOT NULL DEFAULT '',
    "unit" TEXT,

    CONSTRAINT "ProcessFlow_pkey" PRIMARY KEY ("releaseId", "id"),
    CONSTRAINT "ProcessFlow_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "ProcessDatabase"("releaseId") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "UnitProcess" (
    "releaseId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "region" TEXT,
    "year" INTEGER,
    "description" TEXT NOT NULL DEFAULT '',
    "descriptionZh" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL,
    "referenceFlowId" TEXT,
    "unit" TEXT,
    "factorKey" TEXT,
    "kgCo2e" DOUBLE PRECISION,

    CONSTRAINT "UnitProcess_pkey" PRIMARY KEY ("releaseId", "id"),
    CONSTRAINT "UnitProcess_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "ProcessDatabase"("releaseId") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "UnitProcess_releaseId_position_idx" ON "UnitProcess"("releaseId", "position");

CREATE TABLE "ProcessExchange" (
    "releaseId" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "flowId" TEXT NOT NULL,
    "isInput" BOOLEAN NOT NULL,
    "isReference" BOOLEAN NOT NULL DEFAULT false,
    "isAvoided" BOOLEAN NOT NULL DEFAULT false,
    "amount" DOUBLE PRECISION,
    "writtenAmount" DOUBLE PRECISION,
    "writtenUnit" TEXT NOT NULL DEFAULT '',
    "uncertainty" JSONB,
    "link" TEXT,
    "candidates" INTEGER,
    "providerId" TEXT,
    "gas" TEXT,

    CONSTRAINT "ProcessExchange_pkey" PRIMARY KEY ("releaseId", "processId", "position"),
    CONSTRAINT "ProcessExchange_releaseId_processId_fkey" FOREIGN KEY ("releaseId", "processId") REFERENCES "UnitProcess"("releaseId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProcessExchange_releaseId_flowId_fkey" FOREIGN KEY ("releaseId", "flowId") REFERENCES "ProcessFlow"("releaseId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProcessExchange_releaseId_providerId_fkey" FOREIGN KEY ("releaseId", "providerId") REFERENCES "UnitProcess"("releaseId", "id") ON DELETE NO ACTION ON UPDATE CASCADE
);
CREATE INDEX "ProcessExchange_releaseId_providerId_idx" ON "ProcessExchange"("releaseId", "providerId");
CREATE INDEX "ProcessExchange_releaseId_flowId_idx" ON "ProcessExchange"("releaseId", "flowId");
