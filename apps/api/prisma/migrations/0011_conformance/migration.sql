-- Rules for product categories that an organisation keeps, and what people answered where no program can decide.
CREATE TYPE "ConformanceAnswerKind" AS ENUM ('HOLDS', 'DOES_NOT_HOLD', 'NOT_APPLICABLE', 'WITHDRAWN');

CREATE TABLE "ProductCategoryRule" (
    "organisationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL DEFAULT '',
    "operator" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "validFrom" DATE,
    "validUntil" DATE,
    "cnPrefixes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "standard" TEXT,
    "url" TEXT NOT NULL DEFAULT '',
    "unitRule" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ProductCategoryRule_pkey" PRIMARY KEY ("organisationId", "code")
);

CREATE TABLE "ConformanceAnswer" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "ruleSetId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "answer" "ConformanceAnswerKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "evidenceNote" TEXT NOT NULL DEFAULT '',
    "assessmentRevision" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConformanceAnswer_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE UNIQUE INDEX "ConformanceAnswer_organisationId_assessmentId_ruleId_positi_key" ON "ConformanceAnswer"("organisationId", "assessmentId", "ruleId", "position");

ALTER TABLE "ProductCategoryRule" ADD CONSTRAINT "ProductCategoryRule_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ConformanceAnswer" ADD CONSTRAINT "ConformanceAnswer_organisationId_assessmentId_fkey" FOREIGN KEY ("organisationId", "assessmentId") REFERENCES "Assessment"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
