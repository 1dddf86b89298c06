-- The contributions of a footprint as comparisons read them: one row instead of a hundred.
CREATE TABLE "PackedFacts" (
    "organisationId" TEXT NOT NULL,
    "footprintId" TEXT NOT NULL,
    "facts" INTEGER NOT NULL,
    "packed" BYTEA NOT NULL,

    CONSTRAINT "PackedFacts_pkey" PRIMARY KEY ("organisationId", "footprintId")
);
ALTER TABLE "PackedFacts" ADD CONSTRAINT "PackedFacts_organisationId_footprintId_fkey" FOREIGN KEY ("organisationId", "footprintId") REFERENCES "Footprint"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
