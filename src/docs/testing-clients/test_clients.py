import uuid

import cloudflare
import httpx
import pytest
from cloudflare import Cloudflare
from testcontainers.core.container import DockerContainer
from testcontainers.core.wait_strategies import HttpWaitStrategy

TOKEN = "10ca1de7" * 8


@pytest.fixture(scope="session")
def ztrisk():
    container = DockerContainer("ztrisk:test").with_exposed_ports(8080)
    with container.waiting_for(HttpWaitStrategy(8080, "/openapi.json")) as started:
        yield f"http://{started.get_container_host_ip()}:{started.get_exposed_port(8080)}"


@pytest.fixture
def account():
    return uuid.uuid4().hex  # an account of its own for each test


@pytest.fixture
def client(ztrisk):
    return Cloudflare(base_url=ztrisk + "/client/v4", api_token=TOKEN)


def prepare(ztrisk, account, what, body):
    answer = httpx.post(f"{ztrisk}/test/accounts/{account}/{what}", json=body, headers={"Authorization": "Bearer " + TOKEN})
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def test_reads_all_pages(ztrisk, account, client):
    prepare(ztrisk, account, "users", {"users": [{"count": 120, "risk_level": "high"}]})
    emails, page = set(), 1
    while True:
        summary = client.zero_trust.risk_scoring.summary.get(
            account_id=account, extra_query={"page": page, "per_page": 50})
        if not summary.users:
            break
        emails |= {user.email for user in summary.users}
        page += 1
    assert len(emails) == 120


def test_tries_again_after_429(ztrisk, account, client):
    prepare(ztrisk, account, "failures", {"status": 429, "retry_after": 1})
    assert client.zero_trust.risk_scoring.behaviours.get(account_id=account) is not None


def test_reports_503(ztrisk, account, client):
    prepare(ztrisk, account, "failures", {"status": 503})
    with pytest.raises(cloudflare.InternalServerError) as failure:
        client.with_options(max_retries=0).zero_trust.risk_scoring.summary.get(account_id=account)
    assert failure.value.response.headers["retry-after"] == "2"
    assert failure.value.errors[0].code == 12007


def test_resets_a_user(ztrisk, account, client):
    made = prepare(ztrisk, account, "users", {"users": [{"email": "ana@example.com", "risk_level": "high"}]})
    user = made["users"][0]["user_id"]
    assert client.zero_trust.risk_scoring.get(user, account_id=account).risk_level == "high"
    client.zero_trust.risk_scoring.reset(user, account_id=account)
    assert client.zero_trust.risk_scoring.get(user, account_id=account).risk_level is None
