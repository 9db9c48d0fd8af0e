-- wrk: ask for the addresses of a list, one after the other and again from the beginning. A line of the list is
-- a path, and after a tab the tag for If-None-Match.
local requests, number = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local path, tag = line:match("^([^\t]+)\t(.+)$")
    requests[#requests + 1] = wrk.format("GET", path or line, tag and { ["If-None-Match"] = tag } or {})
  end
end

function request()
  number = number % #requests + 1
  return requests[number]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("\nRESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
