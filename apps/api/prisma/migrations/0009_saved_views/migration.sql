-- Views of the dashboard that people keep, and links through which others read one of them.
CREATE TABLE "SavedView" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "address" TEXT NOT NULL,
    "question" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ViewShare" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "viewId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ViewShare_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE TABLE "ViewShareRead" (
    "organisationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shareId" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ViewShareRead_pkey" PRIMARY KEY ("organisationId", "id")
);

CREATE UNIQUE INDEX "ViewShare_organisationId_tokenHash_key" ON "ViewShare"("organisationId", "tokenHash");
CREATE INDEX "ViewShare_organisationId_viewId_idx" ON "ViewShare"("organisationId", "viewId");
CREATE INDEX "ViewShareRead_organisationId_shareId_readAt_idx" ON "ViewShareRead"("organisationId", "shareId", "readAt");

ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_organisationId_fkey"
    FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ViewShare" ADD CONSTRAINT "ViewShare_organisationId_viewId_fkey"
    FOREIGN KEY ("organisationId", "viewId") REFERENCES "SavedView"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ViewShareRead" ADD CONSTRAINT "ViewShareRead_organisationId_shareId_fkey"
    FOREIGN KEY ("organisationId", "shareId") REFERENCES "ViewShare"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
