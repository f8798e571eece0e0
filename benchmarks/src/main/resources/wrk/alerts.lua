-- Posts alerts, as an Alertmanager does to its webhook or as Prometheus does to Alertmanager.
-- Environment: SHAPE (webhook or prometheus), BATCH (alerts in a request), SAME (how many different requests; 0: each is new),
-- RUN (keeps the alerts of one run apart from those of others), KEY (of the sender).
local shape = os.getenv("SHAPE")
local batch = tonumber(os.getenv("BATCH"))
local same = tonumber(os.getenv("SAME"))
local run = os.getenv("RUN")
local headers = { ["Content-Type"] = "application/json", ["X-Throughline-Key"] = os.getenv("KEY") }
local sent = 0

local labels = '{"alertname":"Rule%d","service":"service-%d","severity":"warning","instance":"10.0.0.%d:9100",'
    .. '"job":"node","cluster":"eu-west-1","pod":"pod-%s"}'
local annotations = '{"summary":"Latency of the 99th percentile is above 800 ms",'
    .. '"description":"p99 has been 812 ms for 5 minutes.","runbook_url":"https://runbooks.example.org/latency"}'
local rest = '"startsAt":"2026-11-23T10:00:00.201Z","generatorURL":"http://prometheus.example.org/graph?g0.expr=up"'

local function alert(number)
  local id = run .. number
  local named = string.format(labels, number % 20, number % 5, number % 250, id)
  if shape == "prometheus" then
    return '{"labels":' .. named .. ',"annotations":' .. annotations .. ',' .. rest .. '}'
  end
  return '{"status":"firing","labels":' .. named .. ',"annotations":' .. annotations .. ',' .. rest
      .. ',"endsAt":"0001-01-01T00:00:00Z","fingerprint":"' .. id .. '"}'
end

local function message(number)
  local alerts = {}
  for i = 1, batch do
    alerts[i] = alert(number * batch + i)
  end
  local list = "[" .. table.concat(alerts, ",") .. "]"
  if shape == "prometheus" then
    return wrk.format("POST", nil, headers, list)
  end
  return wrk.format("POST", nil, headers,
      '{"version":"4","status":"firing","receiver":"throughline","groupKey":"{}","truncatedAlerts":0,"alerts":' .. list .. '}')
end

local prepared = {}

function request()
  sent = sent + 1
  if same == 0 then
    return message(sent)
  end
  local number = sent % same
  prepared[number] = prepared[number] or message(number)
  return prepared[number]
end

function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %d\n", summary.requests,
      summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
      summary.duration, latency:percentile(99)))
end
