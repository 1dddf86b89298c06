-- Embedded emissions under the EU carbon border adjustment mechanism: installations, their goods, the terms of a year (decision 0034).
CREATE TABLE "CbamInstallation" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "operator" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL,
    "unLocode" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CbamInstallation_pkey" PRIMARY KEY ("organisationId", "id")
);
ALTER TABLE "CbamInstallation" ADD CONSTRAINT "CbamInstallation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "CbamGood" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "productId" TEXT,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL DEFAULT '',
    "cnCode" TEXT NOT NULL,
    "route" TEXT,
    "produced" DOUBLE PRECISION,
    "exported" DOUBLE PRECISION,
    "parameters" JSONB NOT NULL,
    "streams" JSONB NOT NULL,
    "energy" JSONB NOT NULL,
    "precursors" JSONB NOT NULL,
    "processBenchmark" DOUBLE PRECISION,
    "benchmarkSource" TEXT NOT NULL DEFAULT '',
    "carbonPrice" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CbamGood_pkey" PRIMARY KEY ("organisationId", "id")
);
CREATE INDEX "CbamGood_organisationId_year_idx" ON "CbamGood"("organisationId", "year");
CREATE INDEX "CbamGood_organisationId_installationId_idx" ON "CbamGood"("organisationId", "installationId");
ALTER TABLE "CbamGood" ADD CONSTRAINT "CbamGood_organisationId_installationId_fkey" FOREIGN KEY ("organisationId", "installationId") REFERENCES "CbamInstallation"("organisationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "CbamGood" ADD CONSTRAINT "CbamGood_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "CbamTerms" (
    "organisationId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "certificatePrice" DOUBLE PRECISION,
    "correction" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CbamTerms_pkey" PRIMARY KEY ("organisationId", "year")
);
ALTER TABLE "CbamTerms" ADD CONSTRAINT "CbamTerms_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
