#!/usr/bin/env python3
"""Sends the new authentication logs of Cloudflare Access to ztrisk. Run it every few minutes.

$API is https://api.cloudflare.com/client/v4/accounts/ID, and $API_TOKEN a token of Cloudflare.
$LOGS is https://risk.example.com/accounts/acme/zt_risk_scoring/logs, and $TOKEN a token of ztrisk.
$CURSOR is the path of a file. It keeps the time of the newest record that ztrisk has taken.
"""

import json
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

LIMIT = int(os.environ.get("LIMIT", 1000))


def call(url, token, body=None):
    request = Request(url, body, {"Authorization": "Bearer " + os.environ[token], "Content-Type": "application/json"})
    with urlopen(request, timeout=60) as answer:
        return answer.read()


def ago(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - seconds))


cursor = Path(os.environ["CURSOR"])
kept = cursor.read_text().strip() if cursor.exists() else ""
since, until, newest = None, ago(300), kept or ago(30 * 86_400)
while newest != since:
    since = newest
    query = urlencode({"since": since, "until": until, "limit": LIMIT, "direction": "asc"})
    page = call(f"{os.environ['API']}/access/logs/access_requests?{query}", "API_TOKEN")
    records = json.loads(page)["result"]
    if not records:
        break
    print(call(f"{os.environ['LOGS']}/access_requests_rest", "TOKEN", page).decode())
    newest = records[-1]["created_at"]
    if newest == since and len(records) >= LIMIT:
        sys.exit(f"{LIMIT} or more records have the time {since}: set LIMIT to a greater number")
    new = cursor.with_name(f"{cursor.name}.{os.getpid()}")
    new.write_text(newest)
    new.replace(cursor)
