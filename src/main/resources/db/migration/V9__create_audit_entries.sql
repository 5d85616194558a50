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

comment on table audit_entry is 'Changes by people and tools. The server can only select and insert entries; the role ztrisk_audit_retention can delete them';
comment on column audit_entry.account_id is 'An account, or * for a change that concerns all accounts';
comment on column audit_entry.subject is 'The key of the changed behavior, the name of the changed section of the settings, or the id of the changed user or token';
comment on column audit_entry.fields is 'The names of the changed fields, null if before and after show them';
comment on column audit_entry.before is 'The values before, null if there were none or they must not be kept';
comment on column audit_entry.after is 'The values after, null if there are none or they must not be kept';
comment on constraint audit_entry_user_check on audit_entry is 'The values of users are not kept, only the names of their fields';
comment on index audit_entry_pkey is 'GET audit. Pruning: the entries older than a time';

grant select, delete on audit_entry to ztrisk_audit_retention;
