-- What people and tools have changed. It only grows: the server's role neither changes nor drops an entry.
create table audit_entry (
	account_id text not null,
	changed_at timestamptz not null,
	id uuid not null,
	action text not null,
	subject text not null,
	fields text[],
	before json,
	after json,
	actor text not null,
	token_id text,
	request_id text,
	constraint audit_entry_pkey primary key (account_id, changed_at, id),
	constraint audit_entry_user_check check (not starts_with(action, 'user') or (before is null and after is null))
);

revoke update, delete on audit_entry from ztrisk_server;
grant select, delete on audit_entry to ztrisk_audit_retention;

comment on column audit_entry.account_id is 'An account, or * for what concerns none alone';
comment on constraint audit_entry_user_check on audit_entry is 'Of a user no values are kept, only the names of fields';
comment on index audit_entry_pkey is 'AuditReader: GET audit, newest first; OldRows: what is older than entries are kept';
