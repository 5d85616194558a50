create unique index signing_key_state_idx on signing_key (account_id, state) where state <> 'old';

alter table signing_key drop constraint signing_key_state_key;

comment on table signing_key is 'The keys with which the messages of an account are signed: one next, one current, and those that were current within a week';
comment on index signing_key_pkey is 'GET jwks.json, GET signing_keys: the keys of an account. Turning keys: the old keys, the revoked one, the next account';
comment on index signing_key_state_idx is 'A message: the current key. Turning keys: the current and the next key';
