-- Which line a copied line began as, so that two versions can be laid beside each other. No foreign key: it outlives its origin.
ALTER TABLE "InventoryLine" ADD COLUMN "copiedFromId" TEXT;
