#!/usr/bin/env bash
# Whether the service in this container says that it is alive. In bash alone: the image has neither curl nor wget.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/$THROUGHLINE_HTTP_PORT"
printf 'GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 2 status <&3 || exit 1
[[ $status == 'HTTP/1.1 200 '* ]]
