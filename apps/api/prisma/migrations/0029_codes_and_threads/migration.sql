-- What leads from the code of a programme, and from the address of a public list, to the organisation: each is unique here, because
-- a table that is distributed by organisation cannot guard what is unique among all of them.
CREATE TABLE "ProgrammeCode" (
    "code" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,

    CONSTRAINT "ProgrammeCode_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "FeaturedSlug" (
    "slug" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "listId" TEXT NOT NULL,

    CONSTRAINT "FeaturedSlug_pkey" PRIMARY KEY ("slug")
);

INSERT INTO "ProgrammeCode" SELECT "code", "organisationId", "id" FROM "Programme";
INSERT INTO "FeaturedSlug" SELECT "slug", "organisationId", "id" FROM "FeaturedList";
DROP INDEX "Programme_code_key";
DROP INDEX "FeaturedList_slug_key";

-- Files that speak for a finding of an inspection, or for what was done about it.
ALTER TABLE "Evidence" ADD COLUMN "findingId" TEXT;
CREATE INDEX "Evidence_organisationId_findingId_idx" ON "Evidence"("organisationId", "findingId");
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organisationId_findingId_fkey" FOREIGN KEY ("organisationId", "findingId") REFERENCES "InspectionFinding"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Remarks become threads: a remark, what the factory answers, and who found that it was heeded.
ALTER TABLE "EvaluationRemark" ADD COLUMN "parentId" TEXT, ADD COLUMN "resolvedBy" TEXT;
CREATE INDEX "EvaluationRemark_organisationId_parentId_idx" ON "EvaluationRemark"("organisationId", "parentId");
ALTER TABLE "EvaluationRemark" ADD CONSTRAINT "EvaluationRemark_organisationId_parentId_fkey" FOREIGN KEY ("organisationId", "parentId") REFERENCES "EvaluationRemark"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
