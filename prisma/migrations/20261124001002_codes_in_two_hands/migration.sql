-- AlterTable
ALTER TABLE "one_time_code" ADD COLUMN     "needs_release" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "released_at" TIMESTAMPTZ(3),
ADD COLUMN     "released_by" UUID,
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sign_in_attempt" ADD COLUMN     "how" TEXT NOT NULL DEFAULT 'password';

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_released_by_fkey" FOREIGN KEY ("released_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What was used before was released by whoever printed it.
UPDATE one_time_code SET needs_release = false WHERE used_at IS NOT NULL;

-- Two people: whoever printed a code does not release it, and neither does whoever it opens.
ALTER TABLE one_time_code
  ADD CONSTRAINT one_time_code_released CHECK ((released_by IS NULL) = (released_at IS NULL)),
  ADD CONSTRAINT one_time_code_two_people CHECK (released_by NOT IN (issued_by, account_id)),
  ADD CONSTRAINT one_time_code_used_released CHECK (
    used_at IS NULL OR revoked_at IS NOT NULL OR NOT needs_release OR released_at IS NOT NULL
  );

ALTER TABLE sign_in_attempt ADD CONSTRAINT sign_in_attempt_how CHECK (how IN ('password', 'code'));
