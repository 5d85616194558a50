import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import Cloudflare from "cloudflare";
import { GenericContainer, Wait, type StartedTestContainer } from "testcontainers";

const token = "10ca1de7".repeat(8);
let container: StartedTestContainer;
let url: string;
let client: Cloudflare;

before(async () => {
  container = await new GenericContainer("ztrisk:test")
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp("/openapi.json", 8080))
    .start();
  url = `http://${container.getHost()}:${container.getMappedPort(8080)}`;
  client = new Cloudflare({ baseURL: `${url}/client/v4`, apiToken: token });
});

after(() => container.stop());

const newAccount = () => randomUUID().replaceAll("-", ""); // an account of its own for each test

async function prepare(account: string, what: string, body: object) {
  const answer = await fetch(`${url}/test/accounts/${account}/${what}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200);
  return (await answer.json()).result;
}

test("reads all pages", async () => {
  const account_id = newAccount();
  await prepare(account_id, "users", { users: [{ count: 120, risk_level: "high" }] });
  const emails = new Set<string>();
  for (let page = 1; ; page++) {
    const { users } = await client.zeroTrust.riskScoring.summary.get({ account_id }, { query: { page, per_page: 50 } });
    if (!users?.length) break;
    users.forEach((user) => emails.add(user.email));
  }
  assert.equal(emails.size, 120);
});

test("tries again after 429", async () => {
  const account_id = newAccount();
  await prepare(account_id, "failures", { status: 429, retry_after: 1 });
  assert.ok(await client.zeroTrust.riskScoring.behaviours.get({ account_id }));
});

test("reports 503", async () => {
  const account_id = newAccount();
  await prepare(account_id, "failures", { status: 503 });
  await assert.rejects(client.zeroTrust.riskScoring.summary.get({ account_id }, { maxRetries: 0 }), (failure) => {
    assert.ok(failure instanceof Cloudflare.InternalServerError);
    assert.equal(failure.headers?.get("retry-after"), "2");
    assert.equal(failure.errors[0]?.code, 12007);
    return true;
  });
});

test("resets a user", async () => {
  const account_id = newAccount();
  const made = await prepare(account_id, "users", { users: [{ email: "ana@example.com", risk_level: "high" }] });
  const user = made.users[0].user_id;
  assert.equal((await client.zeroTrust.riskScoring.get(user, { account_id })).risk_level, "high");
  await client.zeroTrust.riskScoring.reset(user, { account_id });
  assert.equal((await client.zeroTrust.riskScoring.get(user, { account_id })).risk_level, undefined);
});
