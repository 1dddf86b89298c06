-- Factories are evaluated by schemes of an organisation, from the application to the label.

CREATE TYPE "EvaluationState" AS ENUM ('DRAFT', 'APPLIED', 'SELF_ASSESSED', 'IN_CONSULTATION', 'IN_INSPECTION', 'CORRECTIVE_ACTION', 'LABELLED', 'REFUSED', 'SURVEILLANCE_DUE', 'SUSPENDED', 'EXPIRED', 'REVOKED');

CREATE TYPE "FindingWeight" AS ENUM ('MAJOR', 'MINOR', 'OBSERVATION');

CREATE TABLE "EvaluationScheme" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "presetId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvaluationScheme_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "EvaluationSchemeVersion" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "schemeId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvaluationSchemeVersion_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "FactoryEvaluation" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "schemeVersionId" TEXT NOT NULL,
    "supplierId" TEXT,
    "siteId" TEXT,
    "factory" TEXT NOT NULL,
    "factoryZh" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL,
    "scopeZh" TEXT NOT NULL DEFAULT '',
    "state" "EvaluationState" NOT NULL DEFAULT 'DRAFT',
    "applicantId" TEXT NOT NULL,
    "applicantName" TEXT NOT NULL,
    "inspectorId" TEXT,
    "inspectorName" TEXT NOT NULL DEFAULT '',
    "vetoes" JSONB NOT NULL DEFAULT '{}',
    "score" DOUBLE PRECISION,
    "scoreWithEvidence" DOUBLE PRECISION,
    "grade" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FactoryEvaluation_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "EvaluationAnswer" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL,
    "applies" BOOLEAN NOT NULL DEFAULT true,
    "value" DOUBLE PRECISION,
    "periodStart" DATE,
    "periodEnd" DATE,
    "remark" TEXT NOT NULL DEFAULT '',
    "origin" JSONB,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvaluationAnswer_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "EvidenceReference" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "issuedOn" DATE,
    "validUntil" DATE,

    CONSTRAINT "EvidenceReference_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "EvaluationRemark" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "indicatorId" TEXT,
    "text" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvaluationRemark_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "InspectionFinding" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "indicatorId" TEXT,
    "weight" "FindingWeight" NOT NULL,
    "text" TEXT NOT NULL,
    "correctiveAction" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,
    "closingNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "InspectionFinding_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "EvaluationEvent" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "from" "EvaluationState",
    "to" "EvaluationState" NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvaluationEvent_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "EvaluationLabel" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "scoreWithEvidence" DOUBLE PRECISION NOT NULL,
    "grade" TEXT NOT NULL,
    "reviewerName" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "validUntil" DATE NOT NULL,
    "surveillanceDueOn" DATE NOT NULL,
    "suspendsOn" DATE NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "shown" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "EvaluationLabel_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "LabelCode" (
    "code" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "labelId" TEXT NOT NULL,

    CONSTRAINT "LabelCode_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "LabelKey" (
    "organisationId" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LabelKey_pkey" PRIMARY KEY ("organisationId")
);

CREATE UNIQUE INDEX "EvaluationSchemeVersion_organisationId_schemeId_version_key" ON "EvaluationSchemeVersion"("organisationId", "schemeId", "version");
CREATE INDEX "FactoryEvaluation_organisationId_supplierId_idx" ON "FactoryEvaluation"("organisationId", "supplierId");
CREATE INDEX "FactoryEvaluation_organisationId_state_idx" ON "FactoryEvaluation"("organisationId", "state");
CREATE INDEX "FactoryEvaluation_organisationId_schemeVersionId_idx" ON "FactoryEvaluation"("organisationId", "schemeVersionId");
CREATE UNIQUE INDEX "EvaluationAnswer_organisationId_evaluationId_indicatorId_key" ON "EvaluationAnswer"("organisationId", "evaluationId", "indicatorId");
CREATE INDEX "EvidenceReference_organisationId_answerId_idx" ON "EvidenceReference"("organisationId", "answerId");
CREATE INDEX "EvaluationRemark_organisationId_evaluationId_idx" ON "EvaluationRemark"("organisationId", "evaluationId");
CREATE INDEX "InspectionFinding_organisationId_evaluationId_idx" ON "InspectionFinding"("organisationId", "evaluationId");
CREATE UNIQUE INDEX "EvaluationEvent_organisationId_evaluationId_position_key" ON "EvaluationEvent"("organisationId", "evaluationId", "position");
CREATE UNIQUE INDEX "EvaluationLabel_organisationId_evaluationId_key" ON "EvaluationLabel"("organisationId", "evaluationId");

ALTER TABLE "EvaluationScheme" ADD CONSTRAINT "EvaluationScheme_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationSchemeVersion" ADD CONSTRAINT "EvaluationSchemeVersion_organisationId_schemeId_fkey"
    FOREIGN KEY ("organisationId", "schemeId") REFERENCES "EvaluationScheme"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FactoryEvaluation" ADD CONSTRAINT "FactoryEvaluation_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FactoryEvaluation" ADD CONSTRAINT "FactoryEvaluation_organisationId_schemeVersionId_fkey"
    FOREIGN KEY ("organisationId", "schemeVersionId") REFERENCES "EvaluationSchemeVersion"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "FactoryEvaluation" ADD CONSTRAINT "FactoryEvaluation_organisationId_supplierId_fkey"
    FOREIGN KEY ("organisationId", "supplierId") REFERENCES "Supplier"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "FactoryEvaluation" ADD CONSTRAINT "FactoryEvaluation_organisationId_siteId_fkey"
    FOREIGN KEY ("organisationId", "siteId") REFERENCES "Site"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "EvaluationAnswer" ADD CONSTRAINT "EvaluationAnswer_organisationId_evaluationId_fkey"
    FOREIGN KEY ("organisationId", "evaluationId") REFERENCES "FactoryEvaluation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvidenceReference" ADD CONSTRAINT "EvidenceReference_organisationId_answerId_fkey"
    FOREIGN KEY ("organisationId", "answerId") REFERENCES "EvaluationAnswer"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationRemark" ADD CONSTRAINT "EvaluationRemark_organisationId_evaluationId_fkey"
    FOREIGN KEY ("organisationId", "evaluationId") REFERENCES "FactoryEvaluation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InspectionFinding" ADD CONSTRAINT "InspectionFinding_organisationId_evaluationId_fkey"
    FOREIGN KEY ("organisationId", "evaluationId") REFERENCES "FactoryEvaluation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationEvent" ADD CONSTRAINT "EvaluationEvent_organisationId_evaluationId_fkey"
    FOREIGN KEY ("organisationId", "evaluationId") REFERENCES "FactoryEvaluation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationLabel" ADD CONSTRAINT "EvaluationLabel_organisationId_evaluationId_fkey"
    FOREIGN KEY ("organisationId", "evaluationId") REFERENCES "FactoryEvaluation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LabelKey" ADD CONSTRAINT "LabelKey_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
