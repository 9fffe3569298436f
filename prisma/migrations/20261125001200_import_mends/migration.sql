-- AlterTable
ALTER TABLE "roster_import" ADD COLUMN     "register_seen" TEXT;
