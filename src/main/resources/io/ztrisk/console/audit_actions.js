/** The actions of the audit. */
export const ACTIONS = [
	"behavior_changed", "behavior_deleted", "behavior_made", "dataset_changed", "dataset_deleted", "dataset_made", "settings_changed",
	"token_changed", "token_deleted", "token_made", "token_rolled", "user_changed", "user_created", "user_erased", "user_merged", "user_reset",
];
