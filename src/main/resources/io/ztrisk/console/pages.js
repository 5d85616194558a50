/**
 * The pages of the console. To add one, add a module with a subclass of `Page` to `pages/`, and a row here.
 * A page is loaded when it is opened first. `key` is the letter after `g`; a page without a key is not in the navigation.
 * `below` has the pages that are opened from this one.
 */

/** @typedef {{path: string, name: string, key?: string, below?: string[], load: () => Promise<any>}} Entry */

/** @type {Entry[]} */
export const PAGES = [
	{path: "overview", name: "Overview", key: "o", load: () => import("./pages/overview.js")},
	{path: "users", name: "Users", key: "u", below: ["user"], load: () => import("./pages/users.js")},
	{path: "user", name: "User", load: () => import("./pages/user.js")},
	{path: "behaviors", name: "Behaviours", key: "b", below: ["behavior"], load: () => import("./pages/behaviors.js")},
	{path: "behavior", name: "Behaviour", load: () => import("./pages/behavior.js")},
	{path: "datasets", name: "Datasets", key: "d", below: ["dataset"], load: () => import("./pages/datasets.js")},
	{path: "dataset", name: "Dataset", load: () => import("./pages/dataset.js")},
	{path: "feeds", name: "Feeds", key: "f", below: ["rejected", "suppressed"], load: () => import("./pages/feeds.js")},
	{path: "rejected", name: "Rejected lines", load: () => import("./pages/rejected.js")},
	{path: "suppressed", name: "Suppressed findings", load: () => import("./pages/suppressed.js")},
	{path: "webhooks", name: "Webhooks", key: "w", below: ["webhook"], load: () => import("./pages/webhooks.js")},
	{path: "webhook", name: "Webhook", load: () => import("./pages/webhook.js")},
	{path: "audit", name: "Audit", key: "a", load: () => import("./pages/audit.js")},
	{path: "tokens", name: "Tokens", key: "t", load: () => import("./pages/tokens.js")},
];
