comment on index risk_change_pkey is 'The end of each transaction with a change. GET changes: the changes after a number. Pruning: the next account';
comment on index change_head_pkey is 'The end of each transaction with a change. GET users/{user_id}/history: the time from which changes are stored. GET changes: the last number and the highest pruned one';
