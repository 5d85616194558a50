create table signing_key (
	account_id text not null,
	kid text not null,
	state text not null,
	since timestamptz not null,
	public_key text not null,
	sealed bytea,
	constraint signing_key_pkey primary key (account_id, kid),
	constraint signing_key_state_key unique (account_id, state),
	constraint signing_key_state_check check (state in ('next', 'current', 'old')),
	constraint signing_key_sealed_check check ((sealed is null) = (state = 'old'))
);

comment on table signing_key is 'The keys with which the messages of an account are signed: at most one in each state';
comment on column signing_key.kid is 'The thumbprint of the key by RFC 7638';
comment on column signing_key.state is 'next: public, but signs nothing yet. current: signs. old: does not sign any more, but is public';
comment on column signing_key.since is 'When the key got its state';
comment on column signing_key.public_key is 'The public key as JWK (RFC 7517)';
comment on column signing_key.sealed is 'The private key as JWK, sealed; null when it does not sign any more';
comment on index signing_key_pkey is 'GET jwks.json, GET signing_keys: the keys of an account. Turning keys: the next account';
comment on index signing_key_state_key is 'A message: the current key. Turning keys: the key of each state';

grant update, delete on signing_key to ztrisk_server;
