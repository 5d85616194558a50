#!/usr/bin/env python3
"""Makes the sample day: what a company of forty logs on 2026-01-15, one file a dataset.

    src/docs/sample-day/make.py

Everybody in it is made up; the addresses are those set aside for documentation.
"""

import gzip
import json
import os
import random
import uuid

DAY = "2026-01-15"
SEED = 20260115
SPACE = uuid.UUID("b2f1c6de-0d5c-4f0f-9a55-0c6a3f1e7d10")
FIRST = """Amira Bruno Carla Dario Elena Felix Greta Hugo Ines Jonas Katja Lars Mia Nuno Olga Petra Quim Ravi Sara Tomas
Ute Vera Wim Xenia Yara Zeno Alba Boris Chiara Dina Emil Frida Goran Hanna Ivo Jana Karl Lucia Marek Nora""".split()
LAST = """Almeida Bauer Costa Duarte Ekberg Fonseca Graf Horn Iversen Jansen Klein Lopes Moreno Novak Olsen Pinto
Quaresma Rao Silva Teixeira""".split()
SITES = ["docs.example.com", "mail.example.com", "git.example.org", "chat.example.net", "crm.example.com",
         "news.example.org", "cdn.example.net", "maps.example.com", "bank.example.org", "shop.example.com"]
PLAIN = [[26], [69], [1, 122], [90], [81], [149], [96]]
OFFICES = {"PT": "192.0.2.", "DE": "198.51.100."}

rng = random.Random(SEED)


class Person:
    def __init__(self, number):
        self.first, self.last = FIRST[number], LAST[number % len(LAST)]
        self.email = f"{self.first}.{self.last}@example.com".lower()
        self.id = str(uuid.uuid5(SPACE, self.email))
        self.device = str(uuid.uuid5(SPACE, self.email + "/device"))
        self.country = "DE" if number % 3 == 0 else "PT"
        self.address = OFFICES[self.country] + str(10 + number)


def at(hour, minute=0, second=0, milli=0):
    return f"{DAY}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z"


def some_time():
    return at(rng.choice([7, 8, 8, 9, 9, 10, 11, 13, 14, 14, 15, 16, 17]), rng.randrange(60), rng.randrange(60),
              rng.randrange(1000))


def identifier():
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def login(person, time, country=None, address=None, allowed=True):
    return {"Action": "login", "Allowed": allowed, "AppDomain": "apps.example.com", "AppUUID": identifier(),
            "Connection": "saml", "Country": country or person.country, "CreatedAt": time, "Email": person.email,
            "IPAddress": address or person.address, "PurposeJustificationPrompt": "", "RayID": "%016x" % rng.getrandbits(64),
            "UserUID": person.id}


def dns(person, time, name, categories, decision="allowedOnNoPolicyMatch"):
    return {"Datetime": time, "DeviceID": person.device, "Email": person.email, "MatchedCategoryIDs": [],
            "Protocol": "https", "QueryCategoryIDs": categories, "QueryID": identifier(), "QueryName": name,
            "QueryType": 1, "RCode": 0, "ResolverDecision": decision, "SrcIP": person.address, "UserID": person.id}


def http(person, time, host, **more):
    return {"Action": "allow", "BlockedFileHash": "", "BlockedFileName": "", "BlockedFileReason": "unknown",
            "CategoryIDs": [], "Datetime": time, "DeviceID": person.device, "DownloadMatchedDlpProfiles": [],
            "Email": person.email, "HTTPHost": host, "HTTPMethod": "GET", "HTTPStatusCode": 200,
            "RequestID": identifier(), "SourceIP": person.address, "UploadMatchedDlpProfiles": [],
            "URL": f"https://{host}/{rng.randrange(1000)}", "UserID": person.id} | more


def posture(person, time, kind, name, received, result=True):
    return {"ClientVersion": "2026.1.100.0", "DeviceID": person.device, "DeviceName": person.first.lower() + "-laptop",
            "DeviceType": "windows", "Email": person.email, "PostureCheckName": name, "PostureCheckType": kind,
            "PostureEvaluatedResult": result, "PostureExpectedJSON": {}, "PostureReceivedJSON": received,
            "Timestamp": time, "UserUID": person.id}


def ordinary(people):
    logs = {name: [] for name in ("access_requests", "casb_findings", "device_posture_results", "dlp_forensic_copies",
                                  "gateway_dns", "gateway_http", "gateway_network", "zero_trust_network_sessions")}
    for person in people:
        for hour in (8, 13):
            logs["access_requests"].append(login(person, at(hour, rng.randrange(60), rng.randrange(60))))
        for _ in range(45):
            logs["gateway_dns"].append(dns(person, some_time(), rng.choice(SITES), rng.choice(PLAIN)))
        for _ in range(25):
            logs["gateway_http"].append(http(person, some_time(), rng.choice(SITES), CategoryIDs=rng.choice(PLAIN)))
        logs["device_posture_results"].append(
            posture(person, some_time(), "sentinelone_s2s", "SentinelOne", {"active_threats": 0, "infected": False}))
        logs["device_posture_results"].append(
            posture(person, some_time(), "crowdstrike_s2s", "CrowdStrike",
                    {"os": 92, "overall": rng.randrange(84, 99), "sensor_config": 95}))
        for _ in range(5):
            logs["gateway_network"].append({"Action": "allowed", "Datetime": some_time(), "DestinationPort": 443,
                                            "Email": person.email, "SessionID": identifier(), "UserID": person.id})
        logs["zero_trust_network_sessions"].append({"BytesReceived": rng.randrange(10 ** 6), "DeviceID": person.device,
                                                    "Email": person.email, "SessionEndTime": some_time(),
                                                    "UserID": person.id})
    for _ in range(6):
        logs["casb_findings"].append({"AssetDisplayName": "Budget", "DetectedTimestamp": some_time(),
                                      "FindingTypeSeverity": "Medium", "IntegrationDisplayName": "Drive"})
        logs["dlp_forensic_copies"].append({"AccountID": "", "Datetime": some_time(), "ForensicCopyID": identifier(),
                                            "GatewayRequestID": identifier(), "Headers": {}, "Payload": "", "Phase": "request"})
    # A machine's login names nobody.
    logs["access_requests"].append({"Action": "login", "Allowed": True, "CreatedAt": at(6, 0), "Country": "PT",
                                    "Email": "non_identity@example.com", "IPAddress": "192.0.2.9", "RayID": "00"})
    return logs


def incidents(people, logs):
    by_name = {person.first: person for person in people}
    mia, jonas, petra, ravi, lucia, tomas, hugo = (by_name[name] for name in
                                                   ("Mia", "Jonas", "Petra", "Ravi", "Lucia", "Tomas", "Hugo"))
    # Mia's password was phished: she is in the office, and someone is in Singapore.
    logs["gateway_dns"].append(dns(mia, at(9, 2, 11), "login-example.com.phish.example.net", [131]))
    logs["gateway_dns"].append(dns(mia, at(9, 2, 13), "login-example.com.phish.example.net", [131]))
    logs["access_requests"].append(login(mia, at(9, 31, 40), "SG", "203.0.113.77"))
    # Jonas copies the customer list out.
    for i in range(17):
        logs["gateway_http"].append(http(jonas, at(16, 45, 3 * i), "paste.example.org", HTTPMethod="POST",
                                         UploadMatchedDlpProfiles=["Customer data"]))
    # Petra opened an attachment, and the scanner stopped it.
    logs["gateway_http"].append(http(petra, at(10, 17, 5), "files.example.net", Action="block",
                                     BlockedFileHash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                     BlockedFileName="invoice.pdf.exe", BlockedFileReason="Malware detected"))
    # Ravi's laptop has not been updated, Lucia's is infected.
    logs["device_posture_results"].append(posture(ravi, at(8, 40), "crowdstrike_s2s", "CrowdStrike",
                                                  '{"os": 41, "overall": 58, "sensor_config": 77}', False))
    logs["device_posture_results"].append(posture(hugo, at(8, 55), "crowdstrike_s2s", "CrowdStrike",
                                                  {"os": 72, "overall": 74, "sensor_config": 79}, False))
    logs["device_posture_results"].append(posture(lucia, at(14, 12), "sentinelone_s2s", "SentinelOne",
                                                  '{"active_threats": "2", "infected": "true"}', False))
    # Tomas reads what he should not at work.
    for minute in (3, 9, 21):
        logs["gateway_dns"].append(dns(tomas, at(12, minute), "odds.example.net", [85]))


def main():
    people = [Person(number) for number in range(len(FIRST))]
    logs = ordinary(people)
    incidents(people, logs)
    for dataset, records in logs.items():
        rng.shuffle(records)
        text = "".join(json.dumps(record, separators=(",", ":")) + "\n" for record in records)
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), dataset + ".ndjson.gz")
        with open(path, "wb") as file:
            file.write(gzip.compress(text.encode(), 9, mtime=0))


main()
