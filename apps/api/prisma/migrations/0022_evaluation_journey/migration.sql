-- The year a factory is evaluated for.
ALTER TABLE "FactoryEvaluation" ADD COLUMN "periodStart" DATE, ADD COLUMN "periodEnd" DATE;

-- A file that was handed in as evidence of an answer. No foreign key, like Evidence."answerId": either may go first.
ALTER TABLE "EvidenceReference" ADD COLUMN "fileId" TEXT;

-- Counts the writes that can change the rank of a supplier and no input of a footprint.
ALTER TABLE "Organisation" ADD COLUMN "rankRevision" INTEGER NOT NULL DEFAULT 0;

-- Keys were stored as they are. The secret of the installation is not known here: the next start seals them (sealLabelKeys).
ALTER TABLE "LabelKey" RENAME COLUMN "privateKey" TO "sealedKey";
