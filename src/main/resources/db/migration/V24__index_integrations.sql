create unique index subscription_reference_idx on subscription (account_id, reference_id) where reference_id is not null;
create index subscription_id_idx on subscription (id) where kind = 'okta';

comment on index subscription_reference_idx is 'GET integrations/reference_id/{reference_id}, POST integrations: the integration with a name';
comment on index subscription_id_idx is 'GET /.well-known/sse-configuration/{integration_id}: the integration with an id, of any account';
