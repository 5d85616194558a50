create table detection_settings (
	account_id text not null,
	settings json not null,
	constraint detection_settings_pkey primary key (account_id)
);

comment on index detection_settings_pkey is 'SettingsRepository.find, lock: an account''s settings';
