-- Scenarios with parents, every kind of change the engine knows, and parameters with formulas.
ALTER TYPE "ChangeKind" ADD VALUE 'CHANGE_DISTANCE';
ALTER TYPE "ChangeKind" ADD VALUE 'SET_AMOUNT';
ALTER TYPE "ChangeKind" ADD VALUE 'REPLACE_INPUT';
ALTER TYPE "ChangeKind" ADD VALUE 'SET_RECYCLED_CONTENT';
ALTER TYPE "ChangeKind" ADD VALUE 'SET_PARAMETER';
CREATE TYPE "FormulaField" AS ENUM ('AMOUNT', 'DISTANCE_KM', 'MASS_KG', 'DECLARED_QUANTITY');

ALTER TABLE "Scenario"
    ADD COLUMN "parentId" TEXT,
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX "Scenario_organisationId_parentId_idx" ON "Scenario"("organisationId", "parentId");
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_organisationId_parentId_fkey"
    FOREIGN KEY ("organisationId", "parentId") REFERENCES "Scenario"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- A child takes the place of a parent's change by having one of the same id.
ALTER TABLE "ScenarioChange"
    DROP CONSTRAINT "ScenarioChange_pkey",
    ADD CONSTRAINT "ScenarioChange_pkey" PRIMARY KEY ("organisationId", "scenarioId", "id"),
    ADD COLUMN "toDistanceKm" DOUBLE PRECISION,
    ADD COLUMN "toAmount" DOUBLE PRECISION,
    ADD COLUMN "toUnit" TEXT,
    ADD COLUMN "toAssessmentId" TEXT,
    ADD COLUMN "recycledShare" DOUBLE PRECISION,
    ADD COLUMN "parameter" TEXT,
    ADD COLUMN "value" DOUBLE PRECISION;
ALTER TABLE "ScenarioChange" ADD CONSTRAINT "ScenarioChange_organisationId_toAssessmentId_fkey"
    FOREIGN KEY ("organisationId", "toAssessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "Parameter" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "labelZh" TEXT NOT NULL DEFAULT '',
    "unit" TEXT,
    "value" DOUBLE PRECISION,
    "formula" TEXT,
    "min" DOUBLE PRECISION,
    "max" DOUBLE PRECISION,

    CONSTRAINT "Parameter_pkey" PRIMARY KEY ("organisationId", "id")
);
CREATE INDEX "Parameter_organisationId_assessmentId_idx" ON "Parameter"("organisationId", "assessmentId");
ALTER TABLE "Parameter" ADD CONSTRAINT "Parameter_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Parameter" ADD CONSTRAINT "Parameter_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "FieldFormula" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "lineId" TEXT,
    "field" "FormulaField" NOT NULL,
    "formula" TEXT NOT NULL,

    CONSTRAINT "FieldFormula_pkey" PRIMARY KEY ("organisationId", "id")
);
CREATE INDEX "FieldFormula_organisationId_assessmentId_idx" ON "FieldFormula"("organisationId", "assessmentId");
ALTER TABLE "FieldFormula" ADD CONSTRAINT "FieldFormula_organisationId_assessmentId_fkey"
    FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FieldFormula" ADD CONSTRAINT "FieldFormula_organisationId_lineId_fkey"
    FOREIGN KEY ("organisationId", "lineId") REFERENCES "InventoryLine"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
