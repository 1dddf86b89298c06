#!/usr/bin/env bash
# Asks Cradle for footprints. Needs curl and jq.
#
#   export CRADLE_URL=http://localhost:4000 CRADLE_TOKEN=cradle_…
#   ./cradle.sh list                          footprints that suppliers share with you, all pages
#   ./cradle.sh request <partner id> <product>    asks a supplier for a footprint
#   ./cradle.sh watch [count]                 prints new footprints as suppliers publish them
#   ./cradle.sh report <assessment id> <file>     .pdf, .xlsx, .html or .json by the ending of the file
set -euo pipefail

url=${CRADLE_URL:-http://localhost:4000}
page=${CRADLE_PAGE:-100}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# The token goes by a file that only curl reads, so that no list of processes shows it.
credentials() {
  if [ -n "${CRADLE_TOKEN:-}" ]; then printf 'header = "Authorization: Bearer %s"\n' "$CRADLE_TOKEN"; fi
}

refuse() {
  echo "Refused: $*" >&2
  exit 1
}

# Sends a request into $answer; curl itself waits for what Retry-After says and sends it again.
send() {
  local status
  status=$(curl -sS --retry 5 --config <(credentials) -o "$answer" -w '%{http_code}' "$@")
  case $status in
    2*) ;;
    *) refuse "$status $(cat "$answer")" ;;
  esac
}

# ask <document> <variables as JSON>: the answer stands in $answer, unless it holds errors.
ask() {
  send "$url/graphql" -H 'Content-Type: application/json' -H 'Accept: application/json' \
    --data-binary "$(jq -n --arg query "$1" --argjson variables "$2" '{$query, $variables}')"
  if jq -e '.errors' "$answer" > /dev/null; then
    refuse "$(jq -r '.errors[] | [.extensions.code, .message, .extensions.remedy] | map(select(.)) | join(" ")' "$answer")"
  fi
}

# A figure that is not given is never a zero.
figure='def figure:
  (if .totalKgCo2e != null then "\(.totalKgCo2e)"
   elif .totalBand then "\(.totalBand.lower) to \(.totalBand.upper)" else null end)
  | if . == null then "not given" else . + " kg CO2e" end;'

list() {
  local after=null document='query SharedFootprints($first: Int!, $after: String) {
    sharedFootprints(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { supplierName productName level totalKgCo2e totalBand { lower upper } declaredUnit { amount unit } } }
    }
  }'
  while :; do
    ask "$document" "{\"first\": $page, \"after\": $after}"
    jq -r "$figure"'
      .data.sharedFootprints.edges[].node
      | [.supplierName, .productName, .level, figure + (if .declaredUnit then " per \(.declaredUnit.amount) \(.declaredUnit.unit)" else "" end)]
      | join("\t")' "$answer"
    [ "$(jq '.data.sharedFootprints.pageInfo.hasNextPage' "$answer")" = true ] || break
    after=$(jq '.data.sharedFootprints.pageInfo.endCursor' "$answer")
  done
}

# What a mutation refuses is a part of its answer, not an error.
request() {
  ask 'mutation AskForData($partnerId: ID!, $productName: String!) {
    result: askForData(partnerId: $partnerId, input: { productName: $productName, level: TOTAL }) {
      ... on DataRequest { id state }
      ... on InvalidInput { fields { field code message remedy } }
      ... on Refusal { code message }
    }
  }' "$(jq -n --arg partnerId "$1" --arg productName "$2" '{$partnerId, $productName}')"
  local refusal
  refusal=$(jq -r '.data.result | if .fields then .fields[] | "\(.code) \(.field): \(.message) \(.remedy)"
    elif .message then "\(.code) \(.message)" else empty end' "$answer")
  [ -z "$refusal" ] || refuse "$refusal"
  jq -r '.data.result | [.state, .id] | join("\t")' "$answer"
}

# The server ends a stream after some minutes; then this one asks again.
watch() {
  local count=${1:-0} heard=0 line
  local body='{"query": "subscription { footprintPublished { supplierName productName version totalKgCo2e } }"}'
  while :; do
    while IFS= read -r line; do
      case $line in
        'data: {'*) ;;
        *) continue ;;
      esac
      jq -r "$figure"'.data.footprintPublished | [.supplierName, .productName, figure] | join("\t")' <<< "${line#data: }"
      heard=$((heard + 1))
      if [ "$heard" = "$count" ]; then return; fi
    done < <(curl -sSN --fail-with-body --retry 5 --config <(credentials) "$url/graphql/stream" \
      -H 'Content-Type: application/json' -H 'Accept: text/event-stream' --data-binary "$body" || echo 'end')
    [ "$line" != end ] || refuse 'the stream was not opened'
  done
}

report() {
  local id
  id=$(jq -rn --arg id "$1" '$id | @uri')
  send "$url/assessments/$id/report.${2##*.}"
  cp "$answer" "$2"
  echo "$2"
}

command=${1:-list}
[ $# -eq 0 ] || shift
case "$command $#" in
  'list 0') list ;;
  'request 2') request "$@" ;;
  'watch 0' | 'watch 1') watch "$@" ;;
  'report 2') report "$@" ;;
  *) refuse 'list | request <partner id> <product> | watch [count] | report <assessment id> <file>' ;;
esac
