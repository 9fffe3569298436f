-- A task is cancelled by two: the community's head asks, the supervisor agrees. What was asked stands among the reports.
ALTER TABLE task_report
  DROP CONSTRAINT task_report_kind,
  ADD CONSTRAINT task_report_kind CHECK (kind IN ('PROGRESS', 'SUBMITTED', 'ACCEPTED', 'REWORK', 'CANCEL_ASKED'));
