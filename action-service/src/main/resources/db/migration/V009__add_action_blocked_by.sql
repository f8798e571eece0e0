ALTER TABLE action ADD COLUMN blocked_by text;

COMMENT ON COLUMN action.blocked_by IS 'E-mail of who says so; null unless it is blocked.';
