-- What a comparison per piece and per revenue divides by. A price says something only with its currency and year.
ALTER TABLE "Product" ADD COLUMN "piecesPerDeclaredUnit" DOUBLE PRECISION;
ALTER TABLE "Product" ADD COLUMN "price" DOUBLE PRECISION;
ALTER TABLE "Product" ADD COLUMN "priceCurrency" TEXT;
ALTER TABLE "Product" ADD COLUMN "priceYear" INTEGER;
