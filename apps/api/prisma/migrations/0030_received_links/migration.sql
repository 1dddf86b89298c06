-- A partner that was removed stays as the origin of what came from it.
ALTER TABLE "Partner" ADD COLUMN "removedAt" TIMESTAMPTZ(3);

-- Where a fetch stands, so that one that was cut off goes on, and which version of the protocol a host answers.
CREATE TYPE "PactVersion" AS ENUM ('V2', 'V3');
ALTER TABLE "PactConnection"
    ADD COLUMN "speaks" "PactVersion",
    ADD COLUMN "pagesLeft" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "begunAt" TIMESTAMPTZ(3),
    ADD COLUMN "lastFetch" JSONB;

ALTER TABLE "ReceivedFootprint"
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "precedingPfIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "changedAt" TIMESTAMPTZ(3);
UPDATE "ReceivedFootprint" SET "precedingPfIds" =
    ARRAY(SELECT jsonb_array_elements_text("document"->'precedingPfIds'))
WHERE jsonb_typeof("document"->'precedingPfIds') = 'array';

CREATE TABLE "ReceivedLink" (
    "organisationId" TEXT NOT NULL,
    "factorId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "pfId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "linkedByName" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceivedLink_pkey" PRIMARY KEY ("organisationId", "factorId")
);
