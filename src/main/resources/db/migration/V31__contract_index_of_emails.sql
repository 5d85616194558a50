-- users_email_prefix_idx also serves equality. A server of the version before can use it in the same way

drop index users_email_idx;

comment on index users_email_prefix_idx is 'GET users?email=: the users that have an e-mail. GET summary?q=, GET users?q=: the users whose e-mail begins with a text';
