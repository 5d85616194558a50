create table token (
	id text not null,
	hash bytea not null,
	name text not null,
	permissions text[] not null,
	environment boolean not null,
	disabled boolean not null default false,
	issued_on timestamptz not null,
	modified_on timestamptz,
	expires_on timestamptz,
	constraint token_pkey primary key (id),
	constraint token_hash_key unique (hash),
	constraint token_id_check check (id ~ '^[0-9a-f]{32}$'),
	constraint token_hash_check check (octet_length(hash) = 32)
);

comment on table token is 'API tokens. A token can reach several accounts, so this is the only table without an account';
comment on column token.hash is 'The SHA-256 hash of the value; the value is not stored';
comment on column token.environment is 'Whether the token is ZTRISK_ADMIN_TOKEN, which a start of the server stores';
comment on column token.modified_on is 'Null until the first change';
comment on column token.expires_on is 'Null if the token does not expire';
comment on index token_pkey is 'GET, PUT and DELETE tokens/{id}: the token';
comment on index token_hash_key is 'Every call: the token that the caller sent';

create table token_account (
	account_id text not null,
	token_id text not null,
	constraint token_account_pkey primary key (account_id, token_id),
	constraint token_account_token_id_fkey foreign key (token_id) references token (id) on delete cascade
);

create index token_account_token_id_idx on token_account (token_id);

comment on table token_account is 'The accounts that a token reaches';
comment on column token_account.account_id is 'An account, or * for all accounts';
comment on index token_account_pkey is 'GET tokens: the tokens that reach an account';
comment on index token_account_token_id_idx is 'Every call: the accounts that a token reaches. DELETE tokens/{id}: the rows of the token';

grant update, delete on token, token_account to ztrisk_server;
