create table behavior_setting (
	account_id text not null,
	behavior text not null,
	enabled boolean not null,
	risk_level smallint not null,
	constraint behavior_setting_pkey primary key (account_id, behavior),
	constraint behavior_setting_risk_level_check check (risk_level between 1 and 3)
);

comment on table behavior_setting is 'The behaviors that an account has configured; a behavior without a row has the defaults';
comment on column behavior_setting.behavior is 'The key of the behavior in the API';
comment on column behavior_setting.risk_level is '1 low, 2 medium, 3 high';
comment on index behavior_setting_pkey is 'GET and PUT behaviors, POST events, POST logs: the settings of an account';

create table detection_settings (
	account_id text not null,
	settings json not null,
	constraint detection_settings_pkey primary key (account_id)
);

comment on table detection_settings is 'The settings of detection that an account has changed';
comment on column detection_settings.settings is 'The members that PUT settings has set; a missing member has the default';
comment on index detection_settings_pkey is 'GET and PUT settings, POST logs: the settings of an account';

grant update, delete on behavior_setting, detection_settings to ztrisk_server;
