#!/usr/bin/env python3
"""Imitates the call of Cloudflare's API for authentication logs of Access, while a command runs: access_api.py COMMAND...

It has the records of the sample, as if they had been yesterday. The command gets its address in $API.
"""

import datetime
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

YESTERDAY = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)).date().isoformat()
SAMPLE = Path(__file__).with_name("access_requests_rest.ndjson").read_text(encoding="utf-8")
RECORDS = [json.loads(line) for line in SAMPLE.replace("2026-01-15", YESTERDAY).splitlines()]


class Api(http.server.BaseHTTPRequestHandler):
    """Answers with the oldest records between two times."""

    def do_GET(self):
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        assert query["direction"] == "asc"
        found = [record for record in RECORDS if query["since"] <= record["created_at"] <= query["until"]]
        page = {"success": True, "errors": [], "messages": [], "result": found[:int(query["limit"])]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(page, indent=2).encode())

    def log_message(self, *_):
        """Prints nothing."""


with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    api = f"http://127.0.0.1:{server.server_port}/accounts/023e105f4ecef8ad9ca31a8372d0c353"
    code = subprocess.run(sys.argv[1:], env={**os.environ, "API": api, "API_TOKEN": "none"}, check=False).returncode
    server.shutdown()
sys.exit(code)
