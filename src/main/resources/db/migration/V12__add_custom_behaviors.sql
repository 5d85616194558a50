alter table behavior_setting
	add column generation integer not null default 1,
	add column revision integer not null default 1,
	add column name text,
	add column description text,
	add column rule text,
	add column suspended boolean not null default false,
	add column deleted boolean not null default false,
	add column obsolete boolean not null default false;

create index behavior_setting_listed_idx on behavior_setting (account_id) where not deleted;

comment on table behavior_setting is 'The behaviors that an account has made or configured; a predefined behavior without a row has the defaults';
comment on column behavior_setting.generation is 'How many times the account has made a behavior with this key';
comment on column behavior_setting.revision is 'Counts the changes of the rule in this generation, from 1';
comment on column behavior_setting.name is 'The name of a behavior that the account has made, null if it is predefined';
comment on column behavior_setting.rule is 'The rule of a behavior that the account has made, as JSON in the order of its members, null if only reported events feed it';
comment on column behavior_setting.suspended is 'Whether the server has disabled the behavior because its rule keeps too many records';
comment on column behavior_setting.deleted is 'Whether the account has deleted the behavior. The row remains, so that a new behavior with this key is another generation';
comment on column behavior_setting.obsolete is 'Whether observations or sightings of a deleted generation may be stored';
comment on index behavior_setting_pkey is 'GET, PUT and DELETE behaviors/{key}, PUT behaviors: a behavior. Pruning: the behaviors of an account with obsolete data';
comment on index behavior_setting_listed_idx is 'GET and PUT behaviors, POST events, POST logs: the behaviors of an account that are not deleted';
