-- What names an organisation elsewhere.
ALTER TABLE "Organisation" ADD COLUMN "companyUrns" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Whether only whoever has made a query sees it; those there are have been everybody's.
ALTER TABLE "SavedQuery" ADD COLUMN "isPrivate" BOOLEAN NOT NULL DEFAULT false;

-- What all replicas must agree on.
CREATE TABLE "InstallationFact" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InstallationFact_pkey" PRIMARY KEY ("name")
);
