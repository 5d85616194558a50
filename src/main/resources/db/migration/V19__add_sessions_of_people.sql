alter table console_session
	alter token_id drop not null,
	alter token_hash drop not null,
	add actor_id text,
	add name text,
	add grants text[],
	add constraint console_session_owner_check check (
		num_nonnulls(token_id, token_hash) = 2 and num_nonnulls(actor_id, name, grants) = 0
			or num_nonnulls(token_id, token_hash) = 0 and num_nonnulls(actor_id, name, grants) = 3);

create index console_session_actor_id_idx on console_session (actor_id, begun_at);

comment on table console_session is 'Sessions of the console. A session has the permissions of its token, or those that its person was granted; both can reach several accounts, so the table has no account';
comment on column console_session.token_id is 'Null for a person';
comment on column console_session.actor_id is 'The person who signed in by OpenID Connect: the issuer, # and the subject. Null for a token';
comment on column console_session.name is 'The name of the person with the prefix oidc:';
comment on column console_session.grants is 'What the person was granted: each an account and a permission, with a space between them';
comment on index console_session_actor_id_idx is 'GET /console/login/callback: the oldest sessions of a person';

alter table audit_entry add column actor_id text;

comment on column audit_entry.actor_id is 'The person who made the change in a session of the console, null for a token and for the server itself';
