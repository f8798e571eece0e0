#!/usr/bin/env bash
# Makes the topics that are missing; those that exist stay as they are. Each argument is NAME:PARTITIONS and then any
# number of :SETTING=VALUE.
set -euo pipefail

PATH=$PATH:/opt/kafka/bin

for argument in "$@"; do
  IFS=: read -r -a parts <<<"$argument"
  settings=()
  for setting in "${parts[@]:2}"; do
    settings+=(--config "$setting")
  done
  kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "${parts[0]}" --partitions "${parts[1]}" --replication-factor 1 "${settings[@]}"
done
