ALTER TABLE notification ADD COLUMN incident text;
ALTER TABLE notification ADD COLUMN summary text;
ALTER TABLE notification ALTER COLUMN service DROP NOT NULL;
ALTER TABLE notification ALTER COLUMN severity DROP NOT NULL;

UPDATE notification SET incident = about;

COMMENT ON COLUMN notification.incident IS 'The incident that it belongs to: who may know of that may know of this. Null for an action that comes from none; also in rows that a release before this one adds, where it is "about".';
