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
];
