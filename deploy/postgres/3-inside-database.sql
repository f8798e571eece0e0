-- Who may do what in one service's database. Run as superuser, connected to ${database}; may run again at any time.
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${database} TO ${database}_owner, ${database}_app;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${database}_app;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
