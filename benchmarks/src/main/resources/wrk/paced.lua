-- Sends requests at a constant rate, whether or not those before are answered; what is late because all connections wait
-- is sent as soon as one of them is answered. Either posts alerts of one service and alert name, each in a message of its
-- own, or reads.
-- Environment: PER_SECOND, TOTAL; to read TOKEN (of a person); to post KEY (of a sender), SERVICE, and RUN, which keeps the
-- alerts of one run apart from those of others.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *now);
]]
local MONOTONIC = 1
local per_second = tonumber(os.getenv("PER_SECOND"))
local total = tonumber(os.getenv("TOTAL"))
local run = os.getenv("RUN")
local service = os.getenv("SERVICE")
local token = os.getenv("TOKEN")
local read
local headers = { ["Content-Type"] = "application/json", ["X-Throughline-Key"] = os.getenv("KEY") }
local begun
local due = 0
local sent = 0

-- Read by done(), which has a Lua of its own.
good = 0
refused = 0
others = 0
latest = 0
milliseconds = 0

local function now()
  local moment = ffi.new("moment")
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1e6
end

-- Milliseconds until the next one is due; after the last one nothing is due any more.
function delay()
  begun = begun or now()
  due = due + 1
  if due > total then
    return 3600000
  end
  return math.max(0, begun + due * 1000 / per_second - now())
end

function request()
  if begun then -- wrk asks for one before it begins, to look at it
    sent = sent + 1
    latest = math.max(latest, now() - begun - sent * 1000 / per_second)
  end
  if token then
    read = read or wrk.format("GET", nil, { ["Authorization"] = "Bearer " .. token })
    return read
  end
  return wrk.format("POST", nil, headers, string.format(
      '{"version":"4","alerts":[{"status":"firing","fingerprint":"%s%d","startsAt":"2026-11-23T10:00:00Z",'
      .. '"endsAt":"0001-01-01T00:00:00Z","labels":{"alertname":"Latency","service":"%s","severity":"critical",'
      .. '"pod":"pod-%d"}}]}', run, sent, service, sent))
end

function response(status)
  milliseconds = now() - begun
  if status < 300 then
    good = good + 1
  elseif status == 503 then
    refused = refused + 1
  else
    others = others + 1
  end
end

local thread

function setup(one)
  thread = one
end

function done(summary, latency)
  io.write(string.format(
      "RESULT %d good, %d refused with 503, %d of another answer, %d without one; all after %.1f s, sent at most %.0f ms late; "
      .. "from sent to answered p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms, worst %.0f ms\n",
      thread:get("good"), thread:get("refused"), thread:get("others"), total - summary.requests,
      thread:get("milliseconds") / 1000, thread:get("latest"),
      latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000, latency.max / 1000))
end
