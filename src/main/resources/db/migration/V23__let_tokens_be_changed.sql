-- A token can be disabled without being deleted, and tells when it was changed last.
alter table token
	add column disabled boolean not null default false,
	add column modified_on timestamptz;

comment on column token.modified_on is 'Null until the first change';
