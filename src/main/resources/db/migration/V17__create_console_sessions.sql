create table console_session (
	id text not null,
	hash bytea not null,
	token_id text not null,
	token_hash bytea not null,
	begun_at timestamptz not null,
	seen_at timestamptz not null,
	ends_at timestamptz not null,
	constraint console_session_pkey primary key (id),
	constraint console_session_hash_key unique (hash),
	constraint console_session_hash_check check (octet_length(hash) = 32),
	constraint console_session_token_id_fkey foreign key (token_id) references token (id) on delete cascade
);

create index console_session_token_id_idx on console_session (token_id, begun_at);
create index console_session_ends_at_idx on console_session (ends_at);

comment on table console_session is 'Sessions of the console. A session has the permissions of its token, which can reach several accounts, so the table has no account';
comment on column console_session.hash is 'The SHA-256 hash of the cookie; its value is not stored';
comment on column console_session.token_hash is 'The hash of the value with which the session began. The session ends when the token gets another value';
comment on column console_session.seen_at is 'The last use, to half a minute';
comment on column console_session.ends_at is 'The latest end';
comment on index console_session_pkey is 'GET session; DELETE sessions/{id}: the session';
comment on index console_session_hash_key is 'Every call of the console: the session of the cookie';
comment on index console_session_token_id_idx is 'POST session: the oldest sessions of a token. GET sessions. DELETE tokens/{id}: the sessions of the token';
comment on index console_session_ends_at_idx is 'POST session: the sessions that have ended';

alter table audit_entry add column session_id text;

comment on column audit_entry.session_id is 'The session of the console in which the change was made, null if it was not made in one';

grant update, delete on console_session to ztrisk_server;
