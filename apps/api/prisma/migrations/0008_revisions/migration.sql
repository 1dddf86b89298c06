-- Two people who edit the same product or inventory at once notice each other.
ALTER TABLE "Product" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Assessment" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
