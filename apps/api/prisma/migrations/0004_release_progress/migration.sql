-- How far the files of a release that is being read have been read, 0 to 1; null for one that is not.
ALTER TABLE "FactorRelease" ADD COLUMN "readShare" DOUBLE PRECISION;
