-- What unit processes are called in Chinese. Lines name them by text, so the name stands once for all of them.
CREATE TABLE "ProcessName" (
    "organisationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,

    CONSTRAINT "ProcessName_pkey" PRIMARY KEY ("organisationId", "name")
);

ALTER TABLE "ProcessName" ADD CONSTRAINT "ProcessName_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
