/** The three views of the feeds. */
import {html} from "./html.js";
import {address, route} from "./router.js";

const VIEWS = [["feeds", "Feeds"], ["rejected", "Rejected lines"], ["suppressed", "Suppressed findings"]];

export function FeedTabs() {
	return html`<nav class="tabs" aria-label="Views of the feeds">${VIEWS.map(([page, name]) => html`<a key=${page} href=${address(page)} aria-current=${route.page === page ? "page" : undefined}>${name}</a>`)}</nav>`;
}
