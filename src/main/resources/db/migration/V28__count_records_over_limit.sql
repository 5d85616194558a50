-- How many records were more than are judged of a user's hour.
alter table feed add over_limit bigint not null default 0;
