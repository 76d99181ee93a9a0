#!/bin/sh
# Creates and retrieves a payment job, with curl and openssl. `wrong` as an argument makes a common mistake.
set -eu
gateway="$CASHFLOWS_GATEWAY_URL/api/gateway"

hash_of() {
  printf '%s%s' "$CASHFLOWS_API_KEY" "$1" | openssl dgst -sha512 -r | cut -d ' ' -f 1
}

body='{"amountToCollect":"10.00","currency":"GBP","locale":"en_GB"}'
hashed=$body
# The line break that a text editor or echo adds.
[ "${1:-}" = wrong ] && hashed="$body
"
answer=$(curl --silent --write-out '\n%{http_code}' "$gateway/payment-jobs" \
  --header 'Content-Type: application/json' --header "ConfigurationId: $CASHFLOWS_CONFIGURATION_ID" \
  --header "Hash: $(hash_of "$hashed")" --data-raw "$body")
status=$(printf '%s' "$answer" | tail -n 1)
echo "$status"
[ "$status" = 201 ] || exit 0
reference=$(printf '%s' "$answer" | grep -o '"reference":"[0-9]*"' | head -n 1 | grep -o '[0-9]*')
curl --silent --output /dev/null --write-out '%{http_code}\n' "$gateway/payment-jobs/$reference" \
  --header "ConfigurationId: $CASHFLOWS_CONFIGURATION_ID" --header "Hash: $(hash_of '')"
