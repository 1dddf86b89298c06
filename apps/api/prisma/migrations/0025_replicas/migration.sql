-- Leads from a code to its organisation, like "LabelCode": whoever looks it up knows no organisation yet, so that the table cannot
-- be distributed by one. Without the foreign key it may stand on one machine, whole.
ALTER TABLE "ExchangeCode" DROP CONSTRAINT "ExchangeCode_organisationId_fkey";

-- A release that is being read belongs to one process for a while; from what it was asked, another one can read it anew.
ALTER TABLE "FactorRelease"
  ADD COLUMN "holder" TEXT,
  ADD COLUMN "heldUntil" TIMESTAMPTZ(3),
  ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "request" JSONB;

-- Uploaded files wait in the database: the next request may reach another machine.
CREATE TABLE "Upload" (
  "organisationId" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "sizeBytes" INTEGER NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Upload_pkey" PRIMARY KEY ("organisationId", "id"),
  CONSTRAINT "Upload_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE "UploadPiece" (
  "organisationId" TEXT NOT NULL,
  "uploadId" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "content" BYTEA NOT NULL,
  CONSTRAINT "UploadPiece_pkey" PRIMARY KEY ("organisationId", "uploadId", "position"),
  CONSTRAINT "UploadPiece_organisationId_uploadId_fkey" FOREIGN KEY ("organisationId", "uploadId")
    REFERENCES "Upload"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Most uploads are compressed already.
ALTER TABLE "UploadPiece" ALTER COLUMN "content" SET STORAGE EXTERNAL;

-- Publications in the order in which they became visible, so that whoever listens can go on where they stopped.
CREATE SEQUENCE "PublicationNumber" AS INTEGER;
ALTER TABLE "AssessmentEvent" ADD COLUMN "publication" INTEGER;
CREATE INDEX "AssessmentEvent_publication_idx" ON "AssessmentEvent" ("publication") WHERE "publication" IS NOT NULL;

-- What is due is looked for every second; what is done with stays out of the index.
DROP INDEX "OutboxEvent_nextAttemptAt_idx";
CREATE INDEX "OutboxEvent_due_idx" ON "OutboxEvent" ("nextAttemptAt") WHERE "deliveredAt" IS NULL AND "givenUpAt" IS NULL;

-- Counts of a minute need not outlive a crash, and are written far more often than anything else.
ALTER TABLE "RateWindow" SET UNLOGGED;
