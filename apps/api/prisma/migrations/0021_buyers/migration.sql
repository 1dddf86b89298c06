-- Buyers: weights of the search, the watch list, what was bought and what it is counted with.
ALTER TYPE "ReadChannel" ADD VALUE 'SEARCH';
CREATE TYPE "WatchedKind" AS ENUM ('SUPPLIER', 'PRODUCT');

CREATE TABLE "SearchSetting" (
    "organisationId" TEXT NOT NULL,
    "weights" JSONB NOT NULL,
    "savedByName" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SearchSetting_pkey" PRIMARY KEY ("organisationId")
);

CREATE TABLE "Watch" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "WatchedKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "seen" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "Purchase" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "supplierName" TEXT NOT NULL DEFAULT '',
    "supplierKey" TEXT,
    "productKey" TEXT,
    "spend" DOUBLE PRECISION,
    "currency" TEXT,
    "spendYear" INTEGER,
    "quantity" DOUBLE PRECISION,
    "unit" TEXT,
    "factorId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Purchase_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "SupplierIntensity" (
    "organisationId" TEXT NOT NULL,
    "supplierKey" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kgCo2ePerUnit" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "SupplierIntensity_pkey" PRIMARY KEY ("organisationId", "supplierKey", "year")
);

CREATE TABLE "MoneyConversion" (
    "organisationId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "toCurrency" TEXT NOT NULL,
    "toYear" INTEGER NOT NULL,
    "rate" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "MoneyConversion_pkey" PRIMARY KEY ("organisationId", "currency", "year", "toCurrency", "toYear")
);

CREATE UNIQUE INDEX "Watch_organisationId_userId_kind_subject_key" ON "Watch"("organisationId", "userId", "kind", "subject");
CREATE INDEX "Purchase_organisationId_year_idx" ON "Purchase"("organisationId", "year");
CREATE INDEX "Purchase_factorId_idx" ON "Purchase"("factorId");

ALTER TABLE "SearchSetting" ADD CONSTRAINT "SearchSetting_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_userId_fkey"
    FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_factorId_fkey"
    FOREIGN KEY ("factorId") REFERENCES "Factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SupplierIntensity" ADD CONSTRAINT "SupplierIntensity_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MoneyConversion" ADD CONSTRAINT "MoneyConversion_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
