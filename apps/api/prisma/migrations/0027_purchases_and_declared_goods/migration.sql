-- A purchase that products of the inventory carry already is not counted a second time.
ALTER TABLE "Purchase" ADD COLUMN "isInProducts" BOOLEAN NOT NULL DEFAULT false;

-- A good is drafted, reviewed and declared; what was declared stands as it was calculated that day.
CREATE TYPE "CbamGoodState" AS ENUM ('DRAFT', 'REVIEWED', 'DECLARED');
ALTER TABLE "CbamGood" ADD COLUMN "state" "CbamGoodState" NOT NULL DEFAULT 'DRAFT';
ALTER TABLE "CbamGood" ADD COLUMN "reviewedByName" TEXT NOT NULL DEFAULT '';
ALTER TABLE "CbamGood" ADD COLUMN "reviewedAt" TIMESTAMPTZ(3);
ALTER TABLE "CbamGood" ADD COLUMN "declaredByName" TEXT NOT NULL DEFAULT '';
ALTER TABLE "CbamGood" ADD COLUMN "declaredAt" TIMESTAMPTZ(3);
ALTER TABLE "CbamGood" ADD COLUMN "declared" JSONB;
