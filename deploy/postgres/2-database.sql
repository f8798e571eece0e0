-- The database itself. Run as superuser, connected to the database "postgres", only when it does not exist yet.
-- A file of its own, because PostgreSQL creates databases outside of any transaction only.
CREATE DATABASE ${database} OWNER ${database}_owner TEMPLATE template0 ENCODING 'UTF8';
