-- Trigram search over factor names; PGlite brings the extension as a bundled module.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'INSTALLATION', 'USE', 'END_OF_LIFE', 'BEYOND_BOUNDARY', 'UNSPLIT');

-- CreateEnum
CREATE TYPE "Boundary" AS ENUM ('CRADLE_TO_GATE', 'CRADLE_TO_CUSTOMER', 'CRADLE_TO_GRAVE', 'GATE_TO_GATE');

-- CreateEnum
CREATE TYPE "GwpSet" AS ENUM ('AR4', 'AR5', 'AR6');

-- CreateEnum
CREATE TYPE "AssessmentKind" AS ENUM ('CALCULATED', 'DECLARED');

-- CreateEnum
CREATE TYPE "AssessmentStatus" AS ENUM ('DRAFT', 'SELF_ASSESSED', 'IN_REVIEW', 'VERIFIED', 'PUBLISHED', 'EXPIRED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "TransportMode" AS ENUM ('ROAD', 'RAIL', 'SEA', 'AIR', 'INLAND_WATER', 'COURIER');

-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('SCALE_AMOUNT', 'REPLACE_FACTOR', 'REPLACE_ACTIVITY', 'REPLACE_SUPPLIER', 'CHANGE_REGION', 'CHANGE_TRANSPORT_MODE');

-- CreateEnum
CREATE TYPE "EmissionClass" AS ENUM ('FOSSIL', 'BIOGENIC', 'LAND_USE');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('OWNER', 'EDITOR', 'REVIEWER', 'VIEWER');

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "organisationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("organisationId","userId")
);

-- CreateTable
CREATE TABLE "Supplier" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL,
    "industry" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Supplier_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "Site" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "supplierId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "Product" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "categoryZh" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "cnCode" TEXT,
    "massKg" DOUBLE PRECISION,
    "annualVolume" DOUBLE PRECISION,
    "supplierId" TEXT,
    "currentAssessmentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "AssessmentKind" NOT NULL,
    "status" "AssessmentStatus" NOT NULL,
    "declaredUnitAmount" DOUBLE PRECISION NOT NULL,
    "declaredUnit" TEXT NOT NULL,
    "functionalUnit" TEXT NOT NULL DEFAULT '',
    "functionalUnitZh" TEXT NOT NULL DEFAULT '',
    "boundary" "Boundary" NOT NULL,
    "boundaryNote" TEXT NOT NULL DEFAULT '',
    "standard" TEXT,
    "referencePeriodStart" DATE,
    "referencePeriodEnd" DATE,
    "gwpSet" "GwpSet" NOT NULL,
    "declaredSourceId" TEXT,
    "marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "baseTotalKgCo2e" DOUBLE PRECISION,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "InventoryLine" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "stage" "Stage" NOT NULL,
    "process" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "amount" DOUBLE PRECISION,
    "unit" TEXT NOT NULL,
    "factorId" TEXT,
    "inputAssessmentId" TEXT,
    "supplierId" TEXT,
    "region" TEXT,
    "transportMode" "TransportMode",
    "distanceKm" DOUBLE PRECISION,
    "scope" INTEGER NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "year" INTEGER,
    "technologicalDqr" INTEGER,
    "geographicalDqr" INTEGER,
    "temporalDqr" INTEGER,
    "uncertaintyGsd" DOUBLE PRECISION,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "InventoryLine_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "DeclaredValue" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "stage" "Stage" NOT NULL,
    "process" TEXT NOT NULL DEFAULT '',
    "kgCo2e" DOUBLE PRECISION,

    CONSTRAINT "DeclaredValue_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "Scenario" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "descriptionZh" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "ScenarioChange" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "ChangeKind" NOT NULL,
    "selector" JSONB NOT NULL,
    "amountFactor" DOUBLE PRECISION,
    "toFactorId" TEXT,
    "toActivity" TEXT,
    "toSupplierId" TEXT,
    "toRegion" TEXT,
    "toTransportMode" "TransportMode",
    "distanceFactor" DOUBLE PRECISION,

    CONSTRAINT "ScenarioChange_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "FactorSource" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "publisher" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "year" INTEGER,
    "licence" TEXT NOT NULL,
    "licenceUrl" TEXT NOT NULL DEFAULT '',
    "attribution" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "FactorSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Factor" (
    "id" TEXT NOT NULL,
    "activity" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "year" INTEGER,
    "boundary" TEXT NOT NULL,
    "gwpSet" "GwpSet",
    "kgCo2e" DOUBLE PRECISION,
    "flows" JSONB NOT NULL,
    "otherCo2e" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "transportMode" "TransportMode",
    "sourceId" TEXT NOT NULL,
    "sourceRow" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoadedRelease" (
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LoadedRelease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Footprint" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "scenarioKey" TEXT NOT NULL,
    "gwpSet" "GwpSet" NOT NULL,
    "totalKgCo2e" DOUBLE PRECISION,
    "fossilKgCo2e" DOUBLE PRECISION,
    "biogenicKgCo2e" DOUBLE PRECISION,
    "landUseKgCo2e" DOUBLE PRECISION,
    "beyondBoundaryKgCo2e" DOUBLE PRECISION,
    "primaryDataShare" DOUBLE PRECISION,
    "dataQuality" DOUBLE PRECISION,
    "stages" JSONB NOT NULL,
    "gaps" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "calculatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Footprint_pkey" PRIMARY KEY ("organisationId","id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "organisationId" TEXT NOT NULL,
    "footprintId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "lineId" TEXT,
    "leafAssessmentId" TEXT NOT NULL,
    "leafLineId" TEXT,
    "stage" "Stage" NOT NULL,
    "process" TEXT NOT NULL,
    "supplierId" TEXT,
    "region" TEXT,
    "scope" INTEGER NOT NULL,
    "factorId" TEXT,
    "sourceId" TEXT,
    "year" INTEGER,
    "primary" BOOLEAN NOT NULL,
    "gas" TEXT NOT NULL,
    "emissionClass" "EmissionClass" NOT NULL,
    "kgGas" DOUBLE PRECISION,
    "kgCo2e" DOUBLE PRECISION,
    "gap" TEXT,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("organisationId","footprintId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Supplier_organisationId_country_idx" ON "Supplier"("organisationId", "country");

-- CreateIndex
CREATE INDEX "Site_organisationId_supplierId_idx" ON "Site"("organisationId", "supplierId");

-- CreateIndex
CREATE INDEX "Product_organisationId_category_idx" ON "Product"("organisationId", "category");

-- CreateIndex
CREATE INDEX "Product_organisationId_supplierId_idx" ON "Product"("organisationId", "supplierId");

-- CreateIndex
CREATE UNIQUE INDEX "Product_organisationId_sku_key" ON "Product"("organisationId", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "Product_organisationId_currentAssessmentId_key" ON "Product"("organisationId", "currentAssessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_organisationId_productId_version_key" ON "Assessment"("organisationId", "productId", "version");

-- CreateIndex
CREATE INDEX "InventoryLine_organisationId_assessmentId_position_idx" ON "InventoryLine"("organisationId", "assessmentId", "position");

-- CreateIndex
CREATE INDEX "InventoryLine_organisationId_inputAssessmentId_idx" ON "InventoryLine"("organisationId", "inputAssessmentId");

-- CreateIndex
CREATE INDEX "InventoryLine_factorId_idx" ON "InventoryLine"("factorId");

-- CreateIndex
CREATE INDEX "DeclaredValue_organisationId_assessmentId_position_idx" ON "DeclaredValue"("organisationId", "assessmentId", "position");

-- CreateIndex
CREATE INDEX "ScenarioChange_organisationId_scenarioId_position_idx" ON "ScenarioChange"("organisationId", "scenarioId", "position");

-- CreateIndex
CREATE INDEX "Factor_activity_region_idx" ON "Factor"("activity", "region");

-- CreateIndex
CREATE INDEX "Factor_category_idx" ON "Factor"("category");

-- CreateIndex
CREATE INDEX "Factor_sourceId_idx" ON "Factor"("sourceId");

-- CreateIndex
CREATE INDEX "Factor_name_idx" ON "Factor" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Factor_nameZh_idx" ON "Factor" USING GIN ("nameZh" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Footprint_organisationId_assessmentId_scenarioKey_key" ON "Footprint"("organisationId", "assessmentId", "scenarioKey");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Supplier" ADD CONSTRAINT "Supplier_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_organisationId_supplierId_fkey" FOREIGN KEY ("organisationId", "supplierId") REFERENCES "Supplier"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_organisationId_supplierId_fkey" FOREIGN KEY ("organisationId", "supplierId") REFERENCES "Supplier"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_organisationId_currentAssessmentId_fkey" FOREIGN KEY ("organisationId", "currentAssessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_organisationId_productId_fkey" FOREIGN KEY ("organisationId", "productId") REFERENCES "Product"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_declaredSourceId_fkey" FOREIGN KEY ("declaredSourceId") REFERENCES "FactorSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InventoryLine" ADD CONSTRAINT "InventoryLine_organisationId_assessmentId_fkey" FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InventoryLine" ADD CONSTRAINT "InventoryLine_factorId_fkey" FOREIGN KEY ("factorId") REFERENCES "Factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InventoryLine" ADD CONSTRAINT "InventoryLine_organisationId_inputAssessmentId_fkey" FOREIGN KEY ("organisationId", "inputAssessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InventoryLine" ADD CONSTRAINT "InventoryLine_organisationId_supplierId_fkey" FOREIGN KEY ("organisationId", "supplierId") REFERENCES "Supplier"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeclaredValue" ADD CONSTRAINT "DeclaredValue_organisationId_assessmentId_fkey" FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioChange" ADD CONSTRAINT "ScenarioChange_organisationId_scenarioId_fkey" FOREIGN KEY ("organisationId", "scenarioId") REFERENCES "Scenario"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioChange" ADD CONSTRAINT "ScenarioChange_toFactorId_fkey" FOREIGN KEY ("toFactorId") REFERENCES "Factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioChange" ADD CONSTRAINT "ScenarioChange_organisationId_toSupplierId_fkey" FOREIGN KEY ("organisationId", "toSupplierId") REFERENCES "Supplier"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Factor" ADD CONSTRAINT "Factor_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "FactorSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Footprint" ADD CONSTRAINT "Footprint_organisationId_assessmentId_fkey" FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_organisationId_footprintId_fkey" FOREIGN KEY ("organisationId", "footprintId") REFERENCES "Footprint"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


