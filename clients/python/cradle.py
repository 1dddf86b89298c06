#!/usr/bin/env python3
"""Asks Cradle for footprints. Nothing beside Python 3.9 or newer is needed.

    export CRADLE_URL=http://localhost:4000 CRADLE_TOKEN=cradle_…
    python3 cradle.py list                          footprints that suppliers share with you, all pages
    python3 cradle.py request <partner id> <product>    asks a supplier for a footprint
    python3 cradle.py watch [count]                 prints new footprints as suppliers publish them
    python3 cradle.py report <assessment id> <file>     .pdf, .xlsx, .html or .json by the ending of the file
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

URL = os.environ.get("CRADLE_URL", "http://localhost:4000")
TOKEN = os.environ.get("CRADLE_TOKEN", "")
PAGE = int(os.environ.get("CRADLE_PAGE", "100"))
ATTEMPTS = 5

SHARED = """
query SharedFootprints($first: Int!, $after: String) {
  sharedFootprints(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      supplierName productName level totalKgCo2e
      totalBand { lower upper }
      declaredUnit { amount unit }
    } }
  }
}"""

REQUEST = """
mutation AskForData($partnerId: ID!, $productName: String!) {
  result: askForData(partnerId: $partnerId, input: { productName: $productName, level: TOTAL }) {
    ... on DataRequest { id state }
    ... on InvalidInput { fields { field code message remedy } }
    ... on Refusal { code message }
  }
}"""

PUBLISHED = """
subscription FootprintPublished {
  footprintPublished { supplierName productName version totalKgCo2e }
}"""


class Refused(Exception):
    """Cradle has said no; the text says why and what to do."""


def send(path, body=None, accept="application/json"):
    """Sends a request; one that comes too often is sent again when the server says so."""
    headers = {"Accept": accept}
    if TOKEN:
        headers["Authorization"] = "Bearer " + TOKEN
    if body is not None:
        headers["Content-Type"] = "application/json"
    data = None if body is None else json.dumps(body).encode()
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return urllib.request.urlopen(urllib.request.Request(URL + path, data, headers))
        except urllib.error.HTTPError as error:
            if error.code == 429 and attempt < ATTEMPTS:
                time.sleep(float(error.headers.get("Retry-After", "1")))
                continue
            raise Refused(f"{error.code} {error.read().decode()}") from None
    raise AssertionError("every attempt returns or raises")


def ask(query, variables=None):
    """The data of an answer."""
    with send("/graphql", {"query": query, "variables": variables or {}}) as response:
        answer = json.load(response)
    if answer.get("errors"):
        raise Refused("\n".join(describe(error) for error in answer["errors"]))
    return answer["data"]


def describe(error):
    extensions = error.get("extensions", {})
    return " ".join(filter(None, [extensions.get("code"), error["message"], extensions.get("remedy")]))


def accepted(result):
    """What a mutation has done. What it refuses is a part of its answer, not an error."""
    if "fields" in result:
        raise Refused("\n".join(f'{f["code"]} {f["field"]}: {f["message"]} {f["remedy"]}' for f in result["fields"]))
    if "message" in result:
        raise Refused(f'{result["code"]} {result["message"]}')
    return result


def shared_footprints():
    """Every footprint that is shared with you, page by page."""
    after = None
    while True:
        page = ask(SHARED, {"first": PAGE, "after": after})["sharedFootprints"]
        for edge in page["edges"]:
            yield edge["node"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def figure(footprint):
    """A figure that is not given is never a zero."""
    if footprint["totalKgCo2e"] is not None:
        text = str(footprint["totalKgCo2e"])
    elif footprint.get("totalBand"):
        text = f'{footprint["totalBand"]["lower"]} to {footprint["totalBand"]["upper"]}'
    else:
        return "not given"
    unit = footprint.get("declaredUnit")
    return f"{text} kg CO2e" + (f' per {unit["amount"]} {unit["unit"]}' if unit else "")


def events(query):
    """What a subscription hears, as server-sent events."""
    name, data = "", ""
    with send("/graphql/stream", {"query": query}, "text/event-stream") as response:
        for raw in response:
            line = raw.decode().rstrip("\r\n")
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                data += line[6:]
            elif line == "":
                if name == "next" and data:
                    answer = json.loads(data)
                    if answer.get("errors"):
                        raise Refused("\n".join(describe(error) for error in answer["errors"]))
                    yield answer["data"]
                if name == "complete":
                    return
                name, data = "", ""


def watch(count):
    """The server ends a stream after some minutes; then this one asks again."""
    heard = 0
    while True:
        for data in events(PUBLISHED):
            footprint = data["footprintPublished"]
            print(footprint["supplierName"], footprint["productName"], figure(footprint), sep="\t", flush=True)
            heard += 1
            if heard == count:
                return


def report(assessment_id, file):
    ending = file.rsplit(".", 1)[-1]
    path = f"/assessments/{urllib.parse.quote(assessment_id, safe='')}/report.{ending}"
    with send(path, accept="*/*") as response, open(file, "wb") as target:
        while piece := response.read(65536):
            target.write(piece)
    print(file)


def main(arguments):
    command, *rest = arguments or ["list"]
    if command == "list" and not rest:
        for footprint in shared_footprints():
            print(footprint["supplierName"], footprint["productName"], footprint["level"], figure(footprint), sep="\t")
    elif command == "request" and len(rest) == 2:
        result = accepted(ask(REQUEST, {"partnerId": rest[0], "productName": rest[1]})["result"])
        print(result["state"], result["id"], sep="\t")
    elif command == "watch" and len(rest) <= 1:
        watch(int(rest[0]) if rest else 0)
    elif command == "report" and len(rest) == 2:
        report(*rest)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Refused as refused:
        sys.exit(f"Refused: {refused}")
