#!/usr/bin/env bash
# Makes the databases that the arguments name, with their roles, from the SQL that the launcher uses too (../postgres).
# May run again at any time. Finds the server by psql's own variables (PGHOST, PGUSER, PGPASSWORD), and the password of
# a role, such as incident_app, in a variable, such as INCIDENT_APP_PASSWORD.
set -euo pipefail

templates=$(dirname "$0")/../postgres

password_of() {
  local variable
  variable=$(echo "$1" | tr '[:lower:]' '[:upper:]')_PASSWORD
  case ${!variable:-} in
    # Nothing that would need quoting, neither in SQL nor in the .env file.
    '' | *[!A-Za-z0-9_-]*)
      echo "$variable must be a password of letters, digits, - and _ only." >&2
      return 1
      ;;
  esac
  printf '%s\n' "${!variable}"
}

# shellcheck disable=SC2016 # the placeholders of the templates, not variables
template() {
  local sql
  sql=$(cat "$templates/$1")
  sql=${sql//'${database}'/$database}
  sql=${sql//'${owner_password}'/$owner_password}
  sql=${sql//'${app_password}'/$app_password}
  printf '%s\n' "$sql"
}

# Statements come by standard input: a password in an argument could be read in the list of processes.
run_in() {
  psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname="$1"
}

for database in "$@"; do
  owner_password=$(password_of "${database}_owner")
  app_password=$(password_of "${database}_app")
  template 1-roles.sql | run_in postgres
  found=$(echo "SELECT datname FROM pg_database WHERE datname = '$database';" | run_in postgres)
  if [ -z "$found" ]; then
    template 2-database.sql | run_in postgres
  fi
  template 3-inside-database.sql | run_in "$database"
  echo "Database $database is as it should be."
done
