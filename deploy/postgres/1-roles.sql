-- Roles of one service's database. Run as superuser, connected to the database "postgres"; may run again at any time.
-- Placeholders: ${database}, ${owner_password}, ${app_password} (no quotes or backslashes in them).
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${database}_owner') THEN
    CREATE ROLE ${database}_owner;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${database}_app') THEN
    CREATE ROLE ${database}_app;
  END IF;
END
$$;
-- Owns the database and runs its migrations.
ALTER ROLE ${database}_owner WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${owner_password}';
-- What the service itself works as; the migrations grant it what it needs, table by table.
ALTER ROLE ${database}_app WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${app_password}';
-- A service has no business outside its own database.
REVOKE ALL ON DATABASE postgres FROM PUBLIC;
REVOKE ALL ON DATABASE template1 FROM PUBLIC;
