# Serve at a port that is in use: the error must be one line that names the setting.
set -eu
.venv/bin/nobars serve & first=$!
until .venv/bin/nobars healthy; do kill -0 $first; sleep 1; done  # it ends early if the server does
said=$(.venv/bin/nobars serve 2>&1) && exit 1
kill $first
echo "$said"
test "$(echo "$said" | wc -l)" = 1
echo "$said" | grep -q NOBARS_PORT
