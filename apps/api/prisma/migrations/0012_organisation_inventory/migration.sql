-- The yearly inventory of an organisation, its reduction targets, and what was decided about reductions.
CREATE TYPE "Consolidation" AS ENUM ('OPERATIONAL_CONTROL', 'FINANCIAL_CONTROL', 'EQUITY_SHARE');
CREATE TYPE "InventoryHeading" AS ENUM ('SCOPE_1', 'SCOPE_2', 'PURCHASED_GOODS', 'CAPITAL_GOODS', 'FUEL_AND_ENERGY', 'UPSTREAM_TRANSPORT', 'WASTE_IN_OPERATIONS', 'BUSINESS_TRAVEL', 'COMMUTING', 'UPSTREAM_LEASED_ASSETS', 'DOWNSTREAM_TRANSPORT', 'PROCESSING_OF_SOLD_PRODUCTS', 'USE_OF_SOLD_PRODUCTS', 'END_OF_LIFE_OF_SOLD_PRODUCTS', 'DOWNSTREAM_LEASED_ASSETS', 'FRANCHISES', 'INVESTMENTS', 'NOT_ATTRIBUTED');
CREATE TYPE "CertificateKind" AS ENUM ('CERTIFICATE', 'CONTRACT', 'SUPPLIER_TARIFF');
CREATE TYPE "CreditKind" AS ENUM ('AVOIDANCE', 'REMOVAL');
CREATE TYPE "InventoryApproach" AS ENUM ('LOCATION_BASED', 'MARKET_BASED');
CREATE TYPE "TargetKind" AS ENUM ('ABSOLUTE', 'PER_REVENUE');
CREATE TYPE "ReductionState" AS ENUM ('PROPOSED', 'ADOPTED', 'IN_PROGRESS', 'DONE', 'REJECTED');
CREATE TYPE "ReductionEffort" AS ENUM ('LOW', 'MEDIUM', 'HIGH');

ALTER TABLE "Supplier" ADD COLUMN "isOwn" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Product" ADD COLUMN "brand" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Product" ADD COLUMN "siteId" TEXT;

CREATE TABLE "InventorySetting" (
    "organisationId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "consolidation" "Consolidation" NOT NULL DEFAULT 'OPERATIONAL_CONTROL',
    "paysOutboundTransport" BOOLEAN NOT NULL DEFAULT true,
    "gwpSet" "GwpSet" NOT NULL DEFAULT 'AR6',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "InventorySetting_pkey" PRIMARY KEY ("organisationId", "year")
);

CREATE TABLE "InventoryExclusion" (
    "organisationId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "heading" "InventoryHeading" NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "InventoryExclusion_pkey" PRIMARY KEY ("organisationId", "year", "heading")
);

CREATE TABLE "AnnualVolume" (
    "organisationId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "volume" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "AnnualVolume_pkey" PRIMARY KEY ("organisationId", "productId", "year")
);

CREATE TABLE "ActivityEntry" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "heading" "InventoryHeading" NOT NULL,
    "siteId" TEXT,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "amount" DOUBLE PRECISION,
    "unit" TEXT NOT NULL,
    "factorId" TEXT,
    "region" TEXT,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "isSiteTotal" BOOLEAN NOT NULL DEFAULT false,
    "evidence" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ActivityEntry_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ElectricityCertificate" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "CertificateKind" NOT NULL,
    "registry" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "kWh" DOUBLE PRECISION NOT NULL,
    "generationFactor" DOUBLE PRECISION NOT NULL,
    "upstreamFactor" DOUBLE PRECISION NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ElectricityCertificate_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ResidualMix" (
    "organisationId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "factorId" TEXT NOT NULL,
    CONSTRAINT "ResidualMix_pkey" PRIMARY KEY ("organisationId", "year", "market")
);

CREATE TABLE "CarbonCredit" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "registry" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "kind" "CreditKind" NOT NULL,
    "project" TEXT NOT NULL DEFAULT '',
    "vintage" INTEGER NOT NULL,
    "tCo2e" DOUBLE PRECISION NOT NULL,
    "retiredOn" DATE,
    CONSTRAINT "CarbonCredit_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ReductionTarget" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "kind" "TargetKind" NOT NULL,
    "baseYear" INTEGER NOT NULL,
    "targetYear" INTEGER NOT NULL,
    "reductionShare" DOUBLE PRECISION NOT NULL,
    "headings" "InventoryHeading"[],
    "approach" "InventoryApproach" NOT NULL,
    "baseKgCo2e" DOUBLE PRECISION,
    "currency" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReductionTarget_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "AdoptedReduction" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT,
    "optionId" TEXT,
    "scenarioId" TEXT,
    "entryId" TEXT,
    "amountFactor" DOUBLE PRECISION,
    "title" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL,
    "cost" DOUBLE PRECISION,
    "currency" TEXT,
    "owner" TEXT NOT NULL DEFAULT '',
    "effort" "ReductionEffort" NOT NULL,
    "state" "ReductionState" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "expectedKgCo2e" DOUBLE PRECISION,
    "lowerKgCo2e" DOUBLE PRECISION,
    "upperKgCo2e" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AdoptedReduction_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ReductionProgress" (
    "organisationId" TEXT NOT NULL,
    "reductionId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "savedKgCo2e" DOUBLE PRECISION NOT NULL,
    "savedKWh" DOUBLE PRECISION,
    "note" TEXT NOT NULL DEFAULT '',
    "userId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReductionProgress_pkey" PRIMARY KEY ("organisationId", "reductionId", "year")
);

CREATE TABLE "ReductionEvent" (
    "organisationId" TEXT NOT NULL,
    "reductionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "ReductionState" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "userId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReductionEvent_pkey" PRIMARY KEY ("organisationId", "reductionId", "position")
);

CREATE INDEX "ActivityEntry_organisationId_year_idx" ON "ActivityEntry"("organisationId", "year");
CREATE INDEX "ActivityEntry_factorId_idx" ON "ActivityEntry"("factorId");
CREATE UNIQUE INDEX "ElectricityCertificate_organisationId_registry_serial_key" ON "ElectricityCertificate"("organisationId", "registry", "serial");
CREATE INDEX "ElectricityCertificate_organisationId_year_idx" ON "ElectricityCertificate"("organisationId", "year");
CREATE INDEX "ResidualMix_factorId_idx" ON "ResidualMix"("factorId");
CREATE UNIQUE INDEX "CarbonCredit_organisationId_registry_serial_key" ON "CarbonCredit"("organisationId", "registry", "serial");
CREATE INDEX "CarbonCredit_organisationId_year_idx" ON "CarbonCredit"("organisationId", "year");
CREATE UNIQUE INDEX "AdoptedReduction_organisationId_assessmentId_optionId_key" ON "AdoptedReduction"("organisationId", "assessmentId", "optionId");
CREATE INDEX "AdoptedReduction_organisationId_scenarioId_idx" ON "AdoptedReduction"("organisationId", "scenarioId");
CREATE INDEX "AdoptedReduction_organisationId_entryId_idx" ON "AdoptedReduction"("organisationId", "entryId");

ALTER TABLE "Product" ADD CONSTRAINT "Product_organisationId_siteId_fkey"
    FOREIGN KEY ("organisationId", "siteId") REFERENCES "Site"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "InventorySetting" ADD CONSTRAINT "InventorySetting_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InventoryExclusion" ADD CONSTRAINT "InventoryExclusion_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AnnualVolume" ADD CONSTRAINT "AnnualVolume_organisationId_productId_fkey"
    FOREIGN KEY ("organisationId", "productId") REFERENCES "Product"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ActivityEntry" ADD CONSTRAINT "ActivityEntry_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ActivityEntry" ADD CONSTRAINT "ActivityEntry_organisationId_siteId_fkey"
    FOREIGN KEY ("organisationId", "siteId") REFERENCES "Site"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "ActivityEntry" ADD CONSTRAINT "ActivityEntry_factorId_fkey"
    FOREIGN KEY ("factorId") REFERENCES "Factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ElectricityCertificate" ADD CONSTRAINT "ElectricityCertificate_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ResidualMix" ADD CONSTRAINT "ResidualMix_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ResidualMix" ADD CONSTRAINT "ResidualMix_factorId_fkey"
    FOREIGN KEY ("factorId") REFERENCES "Factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CarbonCredit" ADD CONSTRAINT "CarbonCredit_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReductionTarget" ADD CONSTRAINT "ReductionTarget_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdoptedReduction" ADD CONSTRAINT "AdoptedReduction_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdoptedReduction" ADD CONSTRAINT "AdoptedReduction_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdoptedReduction" ADD CONSTRAINT "AdoptedReduction_organisationId_scenarioId_fkey"
    FOREIGN KEY ("organisationId", "scenarioId") REFERENCES "Scenario"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "AdoptedReduction" ADD CONSTRAINT "AdoptedReduction_organisationId_entryId_fkey"
    FOREIGN KEY ("organisationId", "entryId") REFERENCES "ActivityEntry"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "ReductionProgress" ADD CONSTRAINT "ReductionProgress_organisationId_reductionId_fkey"
    FOREIGN KEY ("organisationId", "reductionId") REFERENCES "AdoptedReduction"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReductionEvent" ADD CONSTRAINT "ReductionEvent_organisationId_reductionId_fkey"
    FOREIGN KEY ("organisationId", "reductionId") REFERENCES "AdoptedReduction"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
