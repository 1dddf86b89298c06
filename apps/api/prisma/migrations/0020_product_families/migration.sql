-- Families: variants whose lines follow those of a base, and edits of many lines at once (decision 0026).
CREATE TABLE "ProductFamily" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "baseAssessmentId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProductFamily_pkey" PRIMARY KEY ("organisationId", "id")
);
CREATE UNIQUE INDEX "ProductFamily_organisationId_baseAssessmentId_key" ON "ProductFamily"("organisationId", "baseAssessmentId");
ALTER TABLE "ProductFamily" ADD CONSTRAINT "ProductFamily_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProductFamily" ADD CONSTRAINT "ProductFamily_organisationId_baseAssessmentId_fkey" FOREIGN KEY ("organisationId", "baseAssessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "Assessment" ADD COLUMN "familyId" TEXT, ADD COLUMN "leftOutLineIds" TEXT[] DEFAULT ARRAY[]::TEXT[];
CREATE INDEX "Assessment_organisationId_familyId_idx" ON "Assessment"("organisationId", "familyId");
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_organisationId_familyId_fkey" FOREIGN KEY ("organisationId", "familyId") REFERENCES "ProductFamily"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "InventoryLine" ADD COLUMN "familyLineId" TEXT, ADD COLUMN "ownFields" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "amountScale" DOUBLE PRECISION;

CREATE TABLE "BulkEdit" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "change" JSONB NOT NULL,
    "lines" JSONB NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkEdit_pkey" PRIMARY KEY ("organisationId", "id")
);
CREATE INDEX "BulkEdit_organisationId_at_idx" ON "BulkEdit"("organisationId", "at");
ALTER TABLE "BulkEdit" ADD CONSTRAINT "BulkEdit_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
