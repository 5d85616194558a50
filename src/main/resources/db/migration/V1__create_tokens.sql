create table token (
	id text not null,
	hash bytea not null,
	name text not null,
	permissions text[] not null,
	environment boolean not null,
	expires_on timestamptz,
	issued_on timestamptz not null,
	constraint token_pkey primary key (id),
	constraint token_hash_key unique (hash),
	constraint token_id_check check (id ~ '^[0-9a-f]{32}$'),
	constraint token_hash_check check (octet_length(hash) = 32)
);

comment on index token_pkey is 'TokenRepository.findById, findLocked: one token by its id';
comment on index token_hash_key is 'TokenRepository.findByHash: who is calling';

create table token_account (
	token_id text not null,
	account_id text not null,
	constraint token_account_pkey primary key (account_id, token_id),
	constraint token_account_token_id_fkey foreign key (token_id) references token (id) on delete cascade
);

create index token_account_token_id_idx on token_account (token_id);

comment on column token_account.account_id is 'An account, or * for all';
comment on index token_account_pkey is 'TokenRepository.findReaching: the tokens that reach an account';
comment on index token_account_token_id_idx is 'TokenRepository.findByHash: the accounts that a token reaches; and the cascade from token';
